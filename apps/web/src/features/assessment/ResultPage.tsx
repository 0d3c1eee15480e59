import { Button, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useView } from '../../api/api'
import { Empty, Page, Shown } from '../../ui/Page'
import { useSession } from '../../api/session'
import { CompareTakings } from './CompareTakings'
import { TakingCard } from './TakingCard'

/** All takings of the assessment, newest first, each beside the one before. */
export default function ResultPage() {
  const { t } = useTranslation()
  const { journeyId = '' } = useParams()
  const session = useSession()
  const journey = useView('/api/journeys/{journeyId}', { journeyId })
  const takings = useView('/api/journeys/{journeyId}/assessments', { journeyId })
  const framework = useView(
    '/api/frameworks/{frameworkId}',
    { frameworkId: journey.data?.frameworkId, version: journey.data?.frameworkVersion ?? undefined },
    { enabled: journey.data !== undefined },
  )
  const own = journey.data?.clientId === session.person.personId
  const again = own && journey.data?.status !== 'withdrawn' && (
    <Button component={Link} to={`/assessment/${journeyId}`} variant="default">
      {takings.data?.items.some(({ status }) => status === 'open') ? t('Go on with the questions') : t('Take it again')}
    </Button>
  )
  return (
    <Page
      title={own ? t('My assessments') : t('Assessments of {{name}}', { name: journey.data?.clientName ?? '' })}
      narrow
      actions={again}
    >
      <Shown view={framework}>
        {({ content }) => (
          <Shown view={takings}>
            {({ items }) => {
              const completed = items.filter(({ status }) => status === 'completed')
              return completed.length === 0 || !content.assessment ? (
                <Empty title={t('No result yet')} scene="map">
                  {own
                    ? t('Answer the questions, and your result appears here.')
                    : t('Nothing has been shared with you yet.')}
                </Empty>
              ) : (
                <Stack gap="lg">
                  {completed.length > 1 && <CompareTakings takings={completed} content={content.assessment} />}
                  {completed.map((taking) => (
                    <TakingCard
                      key={taking.assessmentId}
                      taking={taking}
                      content={content.assessment!}
                      own={own}
                      support={own ? (journey.data?.support ?? []) : []}
                    />
                  ))}
                </Stack>
              )
            }}
          </Shown>
        )}
      </Shown>
    </Page>
  )
}
