import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useMemo, useState, type ComponentType, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router'
import { languageOfBrowser, loadPracticeTexts, speak } from '../i18n/language'
import { firstPage, isForOthers } from './navigation'
import { Problem, PageSkeleton } from '../ui/Page'
import { SessionProvider, useSessionQuery, type Session } from '../api/session'
import { Shell } from './Shell'
import { themeIn } from '../ui/theme'

/** A screen of the practice: it appears together with its texts. */
const practicePage = (page: () => Promise<{ default: ComponentType }>) =>
  lazy(async () => (await Promise.all([page(), loadPracticeTexts()]))[0])

const SignInPage = lazy(() => import('../features/sign-in/SignInPage'))
const SetUpPage = lazy(() => import('../features/sign-in/SetUpPage'))
const InvitationPage = lazy(() => import('../features/sign-in/InvitationPage'))
const ResetPasswordPage = lazy(() => import('../features/sign-in/ResetPasswordPage'))
const AccountPage = lazy(() => import('../features/account/AccountPage'))
const HomePage = lazy(() => import('../features/home/HomePage'))
const PhasePage = lazy(() => import('../features/workbook/PhasePage'))
const StoryPage = lazy(() => import('../features/story/StoryPage'))
const AssessmentPage = lazy(() => import('../features/assessment/AssessmentPage'))
const ResultPage = lazy(() => import('../features/assessment/ResultPage'))
const CaseloadPage = practicePage(() => import('../features/caseload/CaseloadPage'))
const CaseloadAsOfPage = practicePage(() => import('../features/caseload/CaseloadAsOfPage'))
const ClientPage = practicePage(() => import('../features/client-page/ClientPage'))
const CohortsPage = practicePage(() => import('../features/cohorts/CohortsPage'))
const CohortPage = practicePage(() => import('../features/cohorts/CohortPage'))
const PlansPage = practicePage(() => import('../features/plans/PlansPage'))
const PlanPage = practicePage(() => import('../features/plans/PlanPage'))
const ReportPage = practicePage(() => import('../features/report/ReportPage'))
const MembersPage = practicePage(() => import('../features/members/MembersPage'))
const ImportPage = practicePage(() => import('../features/members/ImportPage'))
const SettingsPage = practicePage(() => import('../features/settings/SettingsPage'))
const FrameworksPage = practicePage(() => import('../features/frameworks/FrameworksPage'))
const FrameworkPage = practicePage(() => import('../features/frameworks/FrameworkPage'))
const FrameworkEditorPage = practicePage(() => import('../features/frameworks/FrameworkEditorPage'))
const RecordsPage = practicePage(() => import('../features/records/RecordsPage'))
const NotFoundPage = lazy(() => import('./NotFoundPage'))
const FiguresPage = practicePage(() => import('../features/figures/FiguresPage'))

export function App() {
  const { data: session, isPending, error, refetch } = useSessionQuery()
  const language = session?.preferences.language ?? session?.tenant.language
  const spoken = useLanguage(session ? language! : languageOfBrowser())
  const { t } = useTranslation()
  const close = t('app.close')
  const theme = useMemo(() => themeIn(session?.tenant.brandColour ?? null, close), [session?.tenant.brandColour, close])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-center" />
      {isPending || !spoken ? (
        <PageSkeleton />
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Suspense fallback={<PageSkeleton />}>
          <Screens session={session} />
        </Suspense>
      )}
    </MantineProvider>
  )
}

/** Whether the screens speak this language already; its catalogue is fetched where it is not the one that is built in. */
function useLanguage(language: 'en' | 'de'): boolean {
  const [spoken, setSpoken] = useState(false)
  useEffect(() => {
    void speak(language).finally(() => setSpoken(true))
  }, [language])
  return spoken
}

/** Links of before had their secret in the path. */
function ToFragment() {
  const { secret = '' } = useParams()
  return <Navigate to={`/invitation#${secret}`} replace />
}

function Screens({ session }: { session: Session | null }): ReactNode {
  const { pathname } = useLocation()
  if (/^\/(invitation|reset-password)(\/|$)/.test(pathname))
    return (
      <Routes>
        <Route path="/invitation" element={<InvitationPage />} />
        <Route path="/invitation/:secret" element={<ToFragment />} />
        <Route path="/reset-password/*" element={<ResetPasswordPage />} />
      </Routes>
    )
  // The sign-in replaces any screen at its own address, so that the screen appears after signing in.
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
        <Suspense fallback={<PageSkeleton />}>
          {isForOthers(session.roles, pathname) ? <NotFoundPage isForOthers /> : <MainScreens session={session} />}
        </Suspense>
      </Shell>
    </SessionProvider>
  )
}

function MainScreens({ session }: { session: Session }) {
  return (
    <Routes>
      <Route path="/home" element={<HomePage />} />
      <Route path="/phases/:phaseId" element={<PhasePage />} />
      <Route path="/story" element={<StoryPage />} />
      <Route path="/assessment/:journeyId" element={<AssessmentPage />} />
      <Route path="/results/:journeyId" element={<ResultPage />} />
      <Route path="/caseload" element={<CaseloadPage />} />
      <Route path="/caseload/then" element={<CaseloadAsOfPage />} />
      <Route path="/clients/:journeyId" element={<ClientPage />} />
      <Route path="/cohorts" element={<CohortsPage />} />
      <Route path="/cohorts/:cohortId" element={<CohortPage />} />
      <Route path="/plans" element={<PlansPage />} />
      <Route path="/plans/:templateId" element={<PlanPage />} />
      <Route path="/report" element={<ReportPage />} />
      <Route path="/members" element={<MembersPage />} />
      <Route path="/members/import" element={<ImportPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="/frameworks" element={<FrameworksPage />} />
      <Route path="/frameworks/:frameworkId" element={<FrameworkPage />} />
      <Route path="/frameworks/:frameworkId/draft" element={<FrameworkEditorPage />} />
      <Route path="/records" element={<RecordsPage />} />
      <Route path="/figures" element={<FiguresPage />} />
      <Route path="/funnel" element={<Navigate to="/figures" replace />} />
      <Route path="/account" element={<AccountPage />} />
      <Route path="/" element={<Navigate to={firstPage(session.roles)} replace />} />
      <Route path="/set-up" element={<Navigate to="/" replace />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}
