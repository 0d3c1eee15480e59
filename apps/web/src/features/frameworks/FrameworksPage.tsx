import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useView } from '../../app/api'
import { dayOf } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'

export default function FrameworksPage() {
  const frameworks = useView('/api/frameworks')
  return (
    <Page title="Frameworks">
      <Shown view={frameworks}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No framework yet">
              A framework is the method as data: phases, steps, gates and an assessment.
            </Empty>
          ) : (
            <Stack>
              {items.map(({ frameworkId, name, profession, description, versions, phases, status }) => (
                <Card key={frameworkId} withBorder>
                  <Group justify="space-between">
                    <Title order={2}>
                      <Anchor component={Link} to={`/frameworks/${frameworkId}`} inherit>
                        {name}
                      </Anchor>
                    </Title>
                    <Badge variant="light" tt="none">
                      {status === 'retired'
                        ? 'retired'
                        : versions.length > 0
                          ? `version ${versions.length}, ${dayOf(versions.at(-1)!.publishedAt)}`
                          : 'draft'}
                    </Badge>
                  </Group>
                  <Text size="sm" c="dimmed">
                    {profession}
                  </Text>
                  <Text size="sm" my="xs">
                    {description}
                  </Text>
                  <Text size="sm">{phases.map(({ title }) => title).join(' → ')}</Text>
                </Card>
              ))}
            </Stack>
          )
        }
      </Shown>
    </Page>
  )
}
