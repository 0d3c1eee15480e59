import { Alert, Anchor, Badge, Button, Grid, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconHistory, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Page, QueryBoundary } from '../../ui/Page'
import { BeforeAfter } from '../../journey/BeforeAfter'
import type { Journey } from '../../journey/journey'
import { statusTexts } from '../../journey/attention-texts'
import { Timeline } from '../../journey/Timeline'
import { Years } from '../../journey/Years'
import { PathCard } from '../../journey/PathCard'
import { AsOf } from './AsOf'
import { AssignPlan } from './AssignPlan'
import { EvidenceReview } from './EvidenceReview'
import { GateDecision } from './GateDecision'
import { JourneyActions } from './JourneyActions'
import { NextCycle } from './NextCycle'
import { ClientPlan } from './ClientPlan'
import { ClientWorkbook } from './ClientWorkbook'

/** A client as their coach sees them, today or on an earlier day. Answered by packages/views/src/client-home/query.ts. */
export default function ClientPage() {
  const { t } = useTranslation()
  const { journeyId = '' } = useParams()
  const [at, setAt] = useState<string | null>(null)
  const today = useView('/api/journeys/{journeyId}', { journeyId })
  const then = useView('/api/journeys/{journeyId}/as-of', at === null ? null : { journeyId, at })
  const view = at === null ? today : then
  return (
    <Page
      title={today.data?.clientName ?? t('common.client')}
      lead={today.data && <Standing journey={view.data ?? today.data} />}
      actions={
        today.data && (
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('common.print')}
            </Button>
            <JourneyActions journey={today.data} />
          </>
        )
      }
    >
      <QueryBoundary view={today}>
        {(journey) => (
          <Stack gap="lg">
            <AsOf journey={journey} at={at} onChange={setAt} />
            <QueryBoundary view={view}>{(shown) => <Client journey={shown} at={at} />}</QueryBoundary>
          </Stack>
        )}
      </QueryBoundary>
    </Page>
  )
}

function Standing({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  return (
    <Group gap="xs">
      <Badge variant="light">{t(statusTexts[journey.status])}</Badge>
      <Text size="sm" c="dimmed">
        {t('clientPage.frameworkCycleSince', {
          framework: journey.frameworkName,
          cycle: journey.cycle,
          date: day(journey.openedAt),
        })}
      </Text>
    </Group>
  )
}

function Client({ journey, at }: { journey: Journey; at: string | null }) {
  const past = at !== null
  const { t } = useTranslation()
  const current = journey.phases.find(({ state }) => state === 'current')
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          {past && (
            <Alert color="yellow" icon={<IconHistory />}>
              {t('clientPage.viewingPast')}
            </Alert>
          )}
          {journey.support.length > 0 && !past && (
            <Alert color="red" title={t('common.mayBeStruggling')}>
              <Anchor component={Link} to={`/results/${journey.journeyId}`}>
                {t('common.viewAnswers')}
              </Anchor>
            </Alert>
          )}
          {!past && journey.phases.length === 0 && journey.status === 'open' && <AssignPlan journey={journey} />}
          {!past && journey.status === 'completed' && <NextCycle journey={journey} />}
          {current && <GateDecision journey={journey} phase={current} readOnly={past} />}
          <ClientTabs journey={journey} at={at} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <PathCard journey={journey}>
            <Text size="sm" c="dimmed" mb="lg">
              {t('clientPage.stepsDoneOfTotal', { done: journey.stepsDone, total: journey.stepsTotal })}
            </Text>
          </PathCard>
          <Anchor component={Link} to={`/results/${journey.journeyId}`}>
            {t('common.sharedAssessments')}
          </Anchor>
          <BeforeAfter pictures={journey.pictures} whose="theirs" />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

function ClientTabs({ journey, at }: { journey: Journey; at: string | null }) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const { waiting } = journey.evidence
  const tab = search.get('tab') ?? (waiting > 0 ? 'evidence' : 'plan')
  return (
    <Tabs
      value={tab}
      onChange={(value) => setSearch(value ? { tab: value } : {}, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List className="no-print">
        <Tabs.Tab value="plan">{t('clientPage.stepsAndDates')}</Tabs.Tab>
        <Tabs.Tab value="evidence">
          {t('common.evidence')}
          {waiting > 0 ? ` (${waiting})` : ''}
        </Tabs.Tab>
        <Tabs.Tab value="workbook">{t('clientPage.workbook')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('clientPage.history')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="plan" pt="md">
        <ClientPlan journey={journey} readOnly={at !== null} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence" pt="md">
        <EvidenceReview journey={journey} at={at} />
      </Tabs.Panel>
      <Tabs.Panel value="workbook" pt="md">
        <ClientWorkbook journey={journey} />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt="md">
        <Stack>
          <Years journey={journey} />
          <Timeline journeyId={journey.journeyId} phases={journey.phases} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  )
}
