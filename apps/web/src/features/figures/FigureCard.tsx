import {
  ActionIcon,
  Button,
  Card,
  Collapse,
  Group,
  ScrollArea,
  Stack,
  Table as MantineTable,
  Text,
  Title,
} from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadCsv } from '../../ui/csv'
import { useFormats } from '../../i18n/dates'
import { Bars, CurveChart, Funnel } from './Charts'
import type { Figure, Table } from './figures'
import { linesOf } from './table-rows'

/** One figure: its chart or its table, of how many it is, as of when, and how it is defined. */
export function FigureCard({
  figure,
  table,
  name,
  file,
}: {
  figure: Figure
  table: Table
  name: (categories: string[]) => string
  file: string
}) {
  const { t } = useTranslation()
  const { day, number, signed } = useFormats()
  const [asTable, setAsTable] = useState(false)
  const [explained, setExplained] = useState(false)
  const { n, asOf, change, spread, curve } = table
  const title = figure.about ? `${t(figure.title)}: ${figure.about}` : t(figure.title)
  const lines = linesOf(table, name)
  return (
    <Card component="section" aria-label={title} style={{ breakInside: 'avoid' }}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={3} size="h4">
            {title}
          </Title>
          <Group gap={4} wrap="nowrap" className="no-print">
            <ActionIcon
              variant="subtle"
              aria-expanded={explained}
              aria-label={t('figures.howCalculated')}
              onClick={() => setExplained(!explained)}
            >
              <IconInfoCircle size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('figures.downloadCsv', { figure: title })}
              onClick={() => downloadCsv(`${file}-${figure.id.replaceAll('/', '-')}`, lines)}
            >
              <IconDownload size={18} />
            </ActionIcon>
          </Group>
        </Group>
        <Text size="xs" c="dimmed">
          {t('figures.basedOnPeople', { count: n })} · {t('figures.asOfDay', { day: day(asOf) })}
        </Text>
        <Collapse expanded={explained}>
          <Text size="sm">{t(figure.definition)}</Text>
        </Collapse>
        {asTable ? (
          <ScrollArea>
            <MantineTable>
              <MantineTable.Thead>
                <MantineTable.Tr>
                  {Object.keys(lines[0] ?? {}).map((head) => (
                    <MantineTable.Th key={head}>{head}</MantineTable.Th>
                  ))}
                </MantineTable.Tr>
              </MantineTable.Thead>
              <MantineTable.Tbody>
                {lines.map((line, at) => (
                  <MantineTable.Tr key={at}>
                    {Object.values(line).map((value, place) => (
                      <MantineTable.Td key={place}>{value}</MantineTable.Td>
                    ))}
                  </MantineTable.Tr>
                ))}
              </MantineTable.Tbody>
            </MantineTable>
          </ScrollArea>
        ) : figure.shape === 'path' ? (
          <Funnel table={table} name={name} />
        ) : figure.shape === 'curve' ? (
          curve ? (
            <CurveChart curve={curve} falls={figure.id !== 'transition'} />
          ) : (
            <Text size="sm">{t('figures.tooFewForCurve')}</Text>
          )
        ) : (
          <Bars table={table} name={name} />
        )}
        {typeof curve?.median === 'number' && (
          <Text size="sm">{t('figures.halfCompleted', { months: Math.round(curve.median / 30) })}</Text>
        )}
        {change && (
          <Text size="sm">
            {t('figures.averageChange', {
              mean: signed(change.mean.value),
              low: signed(change.mean.low),
              high: signed(change.mean.high),
              effect: change.effect === null ? '–' : number(change.effect),
              n: change.n,
            })}
          </Text>
        )}
        {spread && <Text size="sm">{t('figures.medianSpread', { ...spread })}</Text>}
        <Group className="no-print">
          <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('figures.showChart') : t('figures.showTable')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
