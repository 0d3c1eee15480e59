import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from 'react-router'
import { useView } from '../../app/api'
import { dayOf } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { useSession } from '../../app/session'
import { CreateCohort } from './CreateCohort'

export default function CohortsPage() {
  const cohorts = useView('/api/cohorts')
  const session = useSession()
  const [creating, { open, close }] = useDisclosure()
  return (
    <Page title="Cohorts" actions={<Button onClick={open}>New cohort</Button>}>
      <CreateCohort opened={creating} onClose={close} />
      <Shown view={cohorts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No cohorts yet" action={<Button onClick={open}>New cohort</Button>}>
              A cohort is a group of clients who start together. Each who is enrolled gets the cohort’s plan.
            </Empty>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {items.map((cohort) => (
                <Card key={cohort.cohortId} withBorder>
                  <Stack gap={4}>
                    <Title order={2}>
                      {cohort.coachIds.includes(session.person.personId) && session.roles.includes('coach') ? (
                        <Anchor component={Link} to={`/cohorts/${cohort.cohortId}`} inherit>
                          {cohort.name}
                        </Anchor>
                      ) : (
                        cohort.name
                      )}
                    </Title>
                    <Text size="sm">
                      {cohort.enrolled} of {cohort.capacity} places taken
                    </Text>
                    <Group gap="xs">
                      <Text size="sm" c="dimmed">
                        {[
                          cohort.coachNames.join(', '),
                          cohort.sponsorName,
                          `since ${dayOf(cohort.startsOn)}`,
                          cohort.status === 'archived' ? 'archived' : '',
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </Group>
                  </Stack>
                </Card>
              ))}
            </SimpleGrid>
          )
        }
      </Shown>
    </Page>
  )
}
