import '@mantine/spotlight/styles.css'
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconFileText, IconSearch, IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAllPages, useView } from '../api/queries'
import { accountScreen, screensFor } from './navigation'
import { useSession } from '../api/session'

/** Searches everything that the reader can open: screens, clients, cohorts, steps. Opens with Ctrl K. */
export default function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const navigate = useNavigate()
  const isCoach = roles.includes('coach')
  const caseload = useAllPages('/api/caseload', isCoach ? { ended: 'true' } : null)
  const cohorts = useAllPages('/api/cohorts', isCoach ? {} : null)
  const home = useView('/api/home', roles.includes('client') ? {} : null)
  useEffect(() => {
    if (opened) spotlight.open()
  }, [opened])

  const entry = (id: string, label: string, description: string, path: string, Icon: typeof IconUser) =>
    ({
      id,
      label,
      description,
      onClick: () => void navigate(path),
      leftSection: <Icon size={20} aria-hidden />,
    }) satisfies SpotlightActionData
  const steps = (home.data?.journeys[0]?.phases ?? []).flatMap(({ phaseId, title, steps: own }) =>
    own.map((step) =>
      entry(`step-${step.stepId}`, step.title, title, `/phases/${phaseId}?step=${step.stepId}`, IconFileText),
    ),
  )
  const groups = [
    {
      group: t('app.pages'),
      actions: [...screensFor(roles), accountScreen].map(({ path, label, icon }) =>
        entry(path, t(label), '', path, icon),
      ),
    },
    {
      group: t('common.clients'),
      actions: (caseload.data?.items ?? []).map(({ journeyId, clientName, cohortName, phaseTitle }) =>
        entry(
          journeyId,
          clientName,
          [phaseTitle, cohortName].filter(Boolean).join(' · '),
          `/clients/${journeyId}`,
          IconUser,
        ),
      ),
    },
    {
      group: t('common.cohorts'),
      actions: (cohorts.data?.items ?? []).map(({ cohortId, name, sponsorName }) =>
        entry(cohortId, name, sponsorName ?? '', `/cohorts/${cohortId}`, IconUsersGroup),
      ),
    },
    { group: t('common.steps'), actions: steps },
  ].filter(({ actions }) => actions.length > 0)

  return (
    <Spotlight
      actions={groups}
      limit={12}
      attributes={{ content: { 'aria-label': t('app.searchEverything') } }}
      highlightQuery
      nothingFound={t('common.noMatches')}
      onSpotlightClose={onClose}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('app.searchPlaceholder'),
        'aria-label': t('app.searchEverything'),
      }}
    />
  )
}
