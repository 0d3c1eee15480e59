import { Box, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ToolProps } from './tool'

type Area = ToolProps['book']['areas'][number]

/** Interest against demand: top right is where both are high. The table below has the same in words. */
export function CompareAreas({ areas }: { areas: Area[] }) {
  const { t } = useTranslation()
  if (areas.length === 0) return <Text size="sm">{t('tools.compareEmpty')}</Text>
  const best = areas.toSorted((one, other) => other.interest + other.demand - one.interest - one.demand)
  return (
    <Stack>
      <Field areas={best} />
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('tools.areaComparison') }}>
        <Table miw={620} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tools.number')}</Table.Th>
              <Table.Th>{t('tools.area')}</Table.Th>
              <Table.Th>{t('tools.interest')}</Table.Th>
              <Table.Th>{t('tools.market')}</Table.Th>
              <Table.Th>{t('common.what')}</Table.Th>
              <Table.Th>{t('common.reason')}</Table.Th>
              <Table.Th>{t('tools.triedOut')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {best.map(({ areaId, title, interest, demand, what, why, triedOut }, at) => (
              <Table.Tr key={areaId}>
                <Table.Td>{at + 1}</Table.Td>
                <Table.Td fw={600}>{title}</Table.Td>
                <Table.Td>{interest}</Table.Td>
                <Table.Td>{demand}</Table.Td>
                <Table.Td>{what}</Table.Td>
                <Table.Td>{why}</Table.Td>
                <Table.Td>{triedOut ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Stack>
  )
}

const size = 300
const edge = 34
const place = (value: number) => edge + ((value - 0.5) / 5) * (size - edge)

function Field({ areas }: { areas: Area[] }) {
  const { t } = useTranslation()
  const numbered = areas.map((area, at) => ({ ...area, number: at + 1 }))
  const cells = Map.groupBy(numbered, ({ interest, demand }) => `${interest}/${demand}`)
  return (
    <Box maw={380}>
      <svg viewBox={`0 0 ${size} ${size}`} width="100%" role="img" aria-label={t('tools.interestChart')}>
        <g stroke="var(--mantine-color-default-border)" fill="none">
          <rect x={edge} y={0} width={size - edge} height={size - edge} rx={8} />
          <rect
            x={edge + ((size - edge) * 3) / 5}
            y={0}
            width={((size - edge) * 2) / 5}
            height={((size - edge) * 2) / 5}
            fill="var(--path-walked)"
            fillOpacity={0.08}
            stroke="none"
          />
        </g>
        <g fontSize={11} fill="var(--mantine-color-dimmed)" textAnchor="middle">
          {[1, 2, 3, 4, 5].map((value) => (
            <g key={value}>
              <text x={place(value)} y={size - 18}>
                {value}
              </text>
              <text x={22} y={size - place(value) + 4}>
                {value}
              </text>
            </g>
          ))}
          <text x={(size + edge) / 2} y={size - 3}>
            {t('tools.interest')}
          </text>
          <text transform={`translate(10 ${(size - edge) / 2}) rotate(-90)`}>{t('tools.market')}</text>
        </g>
        {[...cells.values()].map((cell) => {
          const { interest, demand } = cell[0]!
          const [x, y] = [place(interest), size - place(demand)]
          return (
            <g key={`${interest}/${demand}`}>
              {cell.slice(0, 4).map(({ areaId, number }, at) => {
                const [cx, cy] = [x + ((at % 2) - (cell.length > 1 ? 0.5 : 0)) * 21, y + Math.floor(at / 2) * 21]
                return (
                  <g key={areaId}>
                    <circle cx={cx} cy={cy} r={10} fill="var(--path-walked)" />
                    <text x={cx} y={cy + 4} fontSize={11} fontWeight={700} textAnchor="middle" fill="var(--raised)">
                      {number}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </Box>
  )
}
