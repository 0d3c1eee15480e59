import { Button, Stack } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useView } from '../../api/queries'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { useSession } from '../../api/session'
import { CompareAssessments } from './CompareAssessments'
import { AssessmentCard } from './AssessmentCard'

/** All completed assessments, newest first, each compared with the one before. */
export default function ResultPage() {
  const { t } = useTranslation()
  const { journeyId = '' } = useParams()
  const session = useSession()
  const journey = useView('/api/journeys/{journeyId}', { journeyId })
  const assessments = useView('/api/journeys/{journeyId}/assessments', { journeyId })
  const framework = useView(
    '/api/frameworks/{frameworkId}',
    journey.data
      ? { frameworkId: journey.data.frameworkId, version: journey.data.frameworkVersion ?? undefined }
      : null,
  )
  const own = journey.data?.clientId === session.person.personId
  const again = own && journey.data?.status !== 'withdrawn' && (
    <Button component={Link} to={`/assessment/${journeyId}`} variant="default">
      {assessments.data?.items.some(({ status }) => status === 'open')
        ? t('assessment.continue')
        : t('assessment.takeAgain')}
    </Button>
  )
  return (
    <Page
      title={own ? t('common.myAssessments') : t('assessment.ofClient', { name: journey.data?.clientName ?? '' })}
      narrow
      actions={again}
    >
      <QueryBoundary view={framework}>
        {({ content }) => (
          <QueryBoundary view={assessments}>
            {({ items }) => {
              const completed = items.filter(({ status }) => status === 'completed')
              return completed.length === 0 || !content.assessment ? (
                <Empty title={t('assessment.noResult')} scene="map">
                  {own ? t('assessment.noResultOwn') : t('assessment.noResultShared')}
                </Empty>
              ) : (
                <Stack gap="lg">
                  {completed.map((assessment, at) => (
                    <Fragment key={assessment.assessmentId}>
                      <AssessmentCard
                        assessment={assessment}
                        content={content.assessment!}
                        own={own}
                        support={own ? (journey.data?.support ?? []) : []}
                        completedBefore={
                          completed.find(({ assessmentId }) => assessmentId === assessment.sinceLast?.assessmentId)
                            ?.completedAt ?? null
                        }
                        newest={at === 0}
                      />
                      {at === 0 && completed.length > 1 && (
                        <CompareAssessments assessments={completed} content={content.assessment!} />
                      )}
                    </Fragment>
                  ))}
                </Stack>
              )
            }}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </Page>
  )
}
