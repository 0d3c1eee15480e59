import { Card, Group, Rating, Stack, Table, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { dayOf } from '../app/dates'
import type { Journey } from './journey'

/** The distance covered: where one stood, and where one stands. */
export function BeforeAfter({ pictures, whose }: { pictures: Journey['pictures']; whose: 'mine' | 'theirs' }) {
  const before = pictures.find(({ at }) => at === 'baseline')
  const after = pictures.filter(({ at }) => at !== 'baseline').at(-1)
  if (!before) return null
  const rows = [
    ['Respect', before.respect, after?.respect],
    ['Confidence', before.confidence, after?.confidence],
    [`Control over ${whose === 'mine' ? 'my' : 'their'} time`, before.control, after?.control],
  ] as const
  return (
    <Card withBorder component="section" aria-label="Before and after">
      <Title order={2} mb="xs">
        {after ? 'The distance covered' : `Where ${whose === 'mine' ? 'you' : 'they'} started`}
      </Title>
      <Stack gap="xs">
        <Group gap="xs" align="baseline">
          <Text size="sm">{before.role}</Text>
          {after && <IconArrowRight size={14} aria-label="then" />}
          {after && (
            <Text size="sm" fw={650}>
              {after.role}
            </Text>
          )}
        </Group>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th>{dayOf(before.takenAt)}</Table.Th>
              {after && <Table.Th>{dayOf(after.takenAt)}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, then, now]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  <Stars value={then} />
                </Table.Td>
                {now !== undefined && (
                  <Table.Td>
                    <Stars value={now} />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>Hours a week</Table.Td>
              <Table.Td>{before.weeklyHours}</Table.Td>
              {after && <Table.Td>{after.weeklyHours}</Table.Td>}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  )
}

const Stars = ({ value }: { value: number }) => (
  <span role="img" aria-label={`${value} of 5`}>
    <Rating value={value} readOnly size="xs" color="teal" aria-hidden />
  </span>
)
