import { Card, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Empty, QueryBoundary } from '../../ui/Page'
import type { Journey } from '../../journey/journey'
import { hasTool, Tool } from '../../journey/tools/Tool'

/** What the client found out with the tools of the phases they have reached, to read. */
export function ClientWorkbook({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { duration } = useFormats()
  const workbook = useView('/api/journeys/{journeyId}/workbook', { journeyId: journey.journeyId })
  const framework = useView('/api/frameworks/{frameworkId}', {
    frameworkId: journey.frameworkId,
    version: journey.frameworkVersion ?? undefined,
  })
  const reached = journey.phases.filter(({ state }) => state !== 'ahead').toReversed()
  if (reached.length === 0)
    return (
      <Empty title={t('clientPage.workbookEmpty')} scene="map">
        {t('clientPage.workbookEmptyHint')}
      </Empty>
    )
  return (
    <QueryBoundary view={workbook}>
      {(book) => (
        <Stack gap="lg">
          {book.minutes > 0 && (
            <Text size="sm" c="dimmed">
              {t('clientPage.timeLogged', { time: duration(book.minutes) })}
            </Text>
          )}
          {reached.map((phase) => (
            <section key={phase.phaseId} aria-label={phase.title}>
              <Title order={2} mb="sm">
                {phase.title}
              </Title>
              <Stack>
                {phase.steps
                  .filter(({ tool }, at) => hasTool(tool) && phase.steps.findIndex((one) => one.tool === tool) === at)
                  .map((step) => (
                    <Card key={step.stepId} padding="md">
                      <Title order={3} mb="xs">
                        {step.title}
                      </Title>
                      <Tool
                        name={step.tool}
                        journey={journey}
                        book={book}
                        content={framework.data?.content.phases.find(({ id }) => id === phase.phaseId)}
                        editable={false}
                      />
                    </Card>
                  ))}
              </Stack>
            </section>
          ))}
        </Stack>
      )}
    </QueryBoundary>
  )
}
