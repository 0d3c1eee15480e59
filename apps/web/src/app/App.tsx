import { Center, Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { InvitationPage } from '../features/sign-in/InvitationPage'
import { SetUpPage } from '../features/sign-in/SetUpPage'
import { SignInPage } from '../features/sign-in/SignInPage'
import { Problem } from './Page'
import { SessionProvider, useSessionQuery } from './session'
import { Shell } from './Shell'
import { firstPage } from './navigation'

const HomePage = lazy(() => import('../features/home/HomePage'))
const AssessmentPage = lazy(() => import('../features/assessment/AssessmentPage'))
const ResultPage = lazy(() => import('../features/assessment/ResultPage'))
const CaseloadPage = lazy(() => import('../features/caseload/CaseloadPage'))
const ClientPage = lazy(() => import('../features/client-page/ClientPage'))
const CohortsPage = lazy(() => import('../features/cohorts/CohortsPage'))
const CohortPage = lazy(() => import('../features/cohorts/CohortPage'))
const MembersPage = lazy(() => import('../features/members/MembersPage'))
const SettingsPage = lazy(() => import('../features/settings/SettingsPage'))
const FrameworksPage = lazy(() => import('../features/frameworks/FrameworksPage'))
const FrameworkPage = lazy(() => import('../features/frameworks/FrameworkPage'))
const FunnelPage = lazy(() => import('../features/funnel/FunnelPage'))

export function App() {
  const { data: session, isPending, error, refetch } = useSessionQuery()
  const { pathname } = useLocation()
  if (pathname.startsWith('/invitation/'))
    return (
      <Routes>
        <Route path="/invitation/:token" element={<InvitationPage />} />
      </Routes>
    )
  if (isPending) return <Waiting />
  if (error) return <Problem error={error} retry={() => void refetch()} />
  if (!session)
    return (
      <Routes>
        <Route path="/set-up" element={<SetUpPage />} />
        <Route path="*" element={<SignInPage />} />
      </Routes>
    )
  return (
    <SessionProvider value={session}>
      <Shell>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/home" element={<HomePage />} />
            <Route path="/assessment/:journeyId" element={<AssessmentPage />} />
            <Route path="/results/:journeyId" element={<ResultPage />} />
            <Route path="/caseload" element={<CaseloadPage />} />
            <Route path="/clients/:journeyId" element={<ClientPage />} />
            <Route path="/cohorts" element={<CohortsPage />} />
            <Route path="/cohorts/:cohortId" element={<CohortPage />} />
            <Route path="/members" element={<MembersPage />} />
            <Route path="/settings" element={<SettingsPage />} />
            <Route path="/frameworks" element={<FrameworksPage />} />
            <Route path="/frameworks/:frameworkId" element={<FrameworkPage />} />
            <Route path="/funnel" element={<FunnelPage />} />
            <Route path="*" element={<Navigate to={firstPage(session.roles)} replace />} />
          </Routes>
        </Suspense>
      </Shell>
    </SessionProvider>
  )
}

const Waiting = () => (
  <Center h="60vh">
    <Loader aria-label="Loading" />
  </Center>
)
