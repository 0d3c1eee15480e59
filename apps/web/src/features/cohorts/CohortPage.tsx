import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { AddCoach } from './AddCoach'
import { AssignPlanToCohort } from './AssignPlanToCohort'
import { peopleOf } from './board'
import { EnrolClients } from './EnrolClients'
import { PhaseBoard } from './PhaseBoard'

/** A cohort by phase: where each client is, who needs the coach, and how to move them on. Answered by packages/views/src/cohort-board/query.ts. */
export default function CohortPage() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const { cohortId = '' } = useParams()
  const board = useView('/api/cohorts/{cohortId}/board', { cohortId })
  const [enrolling, enrol] = useDisclosure()
  const [planning, plan] = useDisclosure()
  const [coaching, coach] = useDisclosure()
  const archive = useCommand('/api/cohorts/{streamId}/archive-cohort', { done: t('cohorts.archived') })
  return (
    <Page
      title={board.data?.name ?? t('common.cohort')}
      lead={
        board.data &&
        t('cohorts.placesAndStart', {
          taken: peopleOf(board.data).length,
          capacity: board.data.capacity,
          date: day(board.data.startsOn),
        })
      }
      actions={
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} />}>
                {t('common.actions')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={plan.open}>{t('cohorts.assignPlanToAllOpen')}</Menu.Item>
              <Menu.Item onClick={coach.open}>{t('cohorts.addCoachOpen')}</Menu.Item>
              <Menu.Item component={Link} to={`/report?cohort=${cohortId}`}>
                {t('cohorts.engagementReport')}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => archive.mutate({ streamId: cohortId, body: {} })}>
                {t('cohorts.archiveButton')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button onClick={enrol.open}>{t('cohorts.addClients')}</Button>
        </>
      }
    >
      <QueryBoundary view={board}>
        {(data) => (
          <>
            {peopleOf(data).length === 0 ? (
              <Empty
                title={t('cohorts.noClients')}
                scene="peaks"
                action={<Button onClick={enrol.open}>{t('cohorts.addClients')}</Button>}
              >
                {t('cohorts.noClientsHint')}
              </Empty>
            ) : (
              <PhaseBoard board={data} />
            )}
            <EnrolClients board={data} opened={enrolling} onClose={enrol.close} />
            <AddCoach cohortId={cohortId} opened={coaching} onClose={coach.close} />
            <AssignPlanToCohort board={data} opened={planning} onClose={plan.close} />
          </>
        )}
      </QueryBoundary>
    </Page>
  )
}
