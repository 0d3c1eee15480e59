import { Card, Group, Progress, Stack, Table, Text, Title } from '@mantine/core'
import type { Answer } from '@switchback/api-client/client'
import { useView } from '../../app/api'
import { Empty, Page, Shown } from '../../app/Page'

type Funnel = Answer<'/api/funnel'>

/** How many came how far: of groups that are large enough, and never a person. */
export default function FunnelPage() {
  const funnel = useView('/api/funnel')
  return (
    <Page title="How far they have come">
      <Shown view={funnel}>
        {({ cohorts, smallestReportableGroup: k }) => (
          <Stack>
            <Text size="sm" c="dimmed">
              Counted are clients who agreed to it. A figure about fewer than {k} people, or one that would give away
              fewer than {k} by comparison, is not shown.
            </Text>
            {cohorts.length === 0 && (
              <Empty title="No cohorts yet">Once a cohort has started, you see here how many have come how far.</Empty>
            )}
            {cohorts.map((cohort) => (
              <CohortFunnel key={cohort.cohortId} cohort={cohort} k={k} />
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

function CohortFunnel({ cohort, k }: { cohort: Funnel['cohorts'][number]; k: number }) {
  const { people } = cohort
  return (
    <Card withBorder component="section" aria-label={cohort.name}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{cohort.name}</Title>
        <Text size="sm" c="dimmed">
          {people === null ? `fewer than ${k} people` : `${people} people`}
        </Text>
      </Group>
      {people === null ? (
        <Text size="sm">
          This group is too small to show anything about it without showing a person. It appears once {k} have enrolled
          and agreed to be counted.
        </Text>
      ) : (
        <Table verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Phase</Table.Th>
              <Table.Th>Entered</Table.Th>
              <Table.Th w="45%" aria-label="Share" visibleFrom="sm" />
              <Table.Th>Completed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cohort.phases.map(({ phaseId, title, entered, completed }) => (
              <Table.Tr key={phaseId}>
                <Table.Td>{title}</Table.Td>
                <Table.Td>
                  <Figure value={entered} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  {entered !== null && (
                    <Progress
                      size="lg"
                      value={people ? (entered / people) * 100 : 0}
                      aria-label={`${entered} of ${people} entered ${title}`}
                    />
                  )}
                </Table.Td>
                <Table.Td>
                  <Figure value={completed} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  )
}

const Figure = ({ value }: { value: number | null }) =>
  value === null ? (
    <Text span size="xs" c="dimmed">
      not shown
    </Text>
  ) : (
    <>{value}</>
  )
