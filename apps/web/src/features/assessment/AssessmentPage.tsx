import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useView } from '../../api/queries'
import { Page, QueryBoundary } from '../../ui/Page'
import { Introduction } from './Introduction'
import { Questions } from './Questions'

/** The questions of an assessment, one at a time. Each answer is saved at once, so the client can go on later. Answered by
 * packages/views/src/assessment-history/query.ts. */
export default function AssessmentPage() {
  const { t } = useTranslation()
  const { journeyId = '' } = useParams()
  const journey = useView('/api/journeys/{journeyId}', { journeyId })
  const assessments = useView('/api/journeys/{journeyId}/assessments', { journeyId })
  const framework = useView(
    '/api/frameworks/{frameworkId}',
    journey.data
      ? { frameworkId: journey.data.frameworkId, version: journey.data.frameworkVersion ?? undefined }
      : null,
  )
  const open = assessments.data?.items.find(({ status }) => status === 'open')
  return (
    <QueryBoundary view={framework}>
      {({ content }) => (
        <QueryBoundary view={assessments}>
          {() =>
            !content.assessment ? (
              <Page title={t('common.assessment')}>{t('assessment.noneInFramework')}</Page>
            ) : open ? (
              <Questions content={content.assessment} assessment={open} journeyId={journeyId} />
            ) : (
              <Introduction content={content.assessment} journeyId={journeyId} />
            )
          }
        </QueryBoundary>
      )}
    </QueryBoundary>
  )
}
