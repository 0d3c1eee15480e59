import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { useView } from '../../app/api'
import { Empty, Page, Shown } from '../../app/Page'
import { useSession } from '../../app/session'
import { TakingCard } from './TakingCard'

/** All takings of the assessment, newest first, each beside the one before. */
export default function ResultPage() {
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
      {takings.data?.items.some(({ status }) => status === 'open') ? 'Go on with the questions' : 'Take it again'}
    </Button>
  )
  return (
    <Page title={own ? 'My assessments' : `Assessments of ${journey.data?.clientName ?? ''}`} narrow actions={again}>
      <Shown view={framework}>
        {({ content }) => (
          <Shown view={takings}>
            {({ items }) => {
              const completed = items.filter(({ status }) => status === 'completed')
              return completed.length === 0 || !content.assessment ? (
                <Empty title="No result yet">
                  {own
                    ? 'Answer the questions, and your result appears here.'
                    : 'Nothing has been shared with you yet.'}
                </Empty>
              ) : (
                completed.map((taking) => (
                  <TakingCard
                    key={taking.assessmentId}
                    taking={taking}
                    content={content.assessment!}
                    own={own}
                    support={own ? (journey.data?.support ?? []) : []}
                  />
                ))
              )
            }}
          </Shown>
        )}
      </Shown>
    </Page>
  )
}
