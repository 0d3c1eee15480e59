import { Card, ScrollArea, Table, Title, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, useFormats } from '../i18n/dates'
import { MiniPath } from '../ui/path/SwitchbackPath'
import { phasesDone, type Journey } from './journey'
import { statusTexts } from './attention-texts'

/** One passage beside the other: when, how far, how long, and what changed in each. */
export function CompareCycles({ journeys }: { journeys: Journey[] }) {
  const { t } = useTranslation()
  const { day, number } = useFormats()
  const ordered = journeys.toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
  const first = (journey: Journey) => journey.pictures.find(({ at }) => at === 'baseline')
  const last = (journey: Journey) => journey.pictures.filter(({ at }) => at !== 'baseline').at(-1)
  const rows: [string, (journey: Journey) => ReactNode][] = [
    [t('common.status'), (journey) => t(statusTexts[journey.status])],
    [
      t('common.progress'),
      (journey) => (
        <MiniPath
          count={journey.phases.length}
          done={phasesDone(journey)}
          current={journey.phases.some(({ state }) => state === 'current')}
        />
      ),
    ],
    [t('common.stepsDone'), (journey) => `${journey.stepsDone} / ${journey.stepsTotal}`],
    [
      t('journey.startAndEnd'),
      (journey) => `${day(journey.openedAt)} – ${journey.endedAt ? day(journey.endedAt) : t('journey.today')}`,
    ],
    [
      t('journey.months'),
      (journey) =>
        number(Math.round(daysBetween(journey.openedAt, journey.endedAt ?? new Date().toISOString()) / 30.4)),
    ],
    [t('journey.roleBefore'), (journey) => first(journey)?.role ?? '–'],
    [t('journey.roleAfter'), (journey) => last(journey)?.role ?? '–'],
    [t('common.confidence'), (journey) => change(first(journey)?.confidence, last(journey)?.confidence)],
    [t('common.respect'), (journey) => change(first(journey)?.respect, last(journey)?.respect)],
    [t('journey.controlOverTime'), (journey) => change(first(journey)?.control, last(journey)?.control)],
  ]
  return (
    <Card>
      <Title order={2} mb="xs">
        {t('journey.cyclesCompared')}
      </Title>
      <ScrollArea
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('journey.cyclesCompared') }}
      >
        <Table miw={360} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <VisuallyHidden>{t('common.what')}</VisuallyHidden>
              </Table.Th>
              {ordered.map(({ journeyId, cycle }) => (
                <Table.Th key={journeyId}>{t('common.cycle', { cycle })}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([label, cell]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                {ordered.map((journey) => (
                  <Table.Td key={journey.journeyId} className="text-of-a-person">
                    {cell(journey)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  )
}

const change = (then: number | undefined, now: number | undefined) =>
  then === undefined ? '–' : now === undefined ? String(then) : `${then} → ${now}`
