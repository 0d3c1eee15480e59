import { Accordion, Badge, Group, List, Stack, Text, Title } from '@mantine/core'
import type { Answer } from '@switchback/api-client/client'
import { useParams } from 'react-router'
import { useView } from '../../app/api'
import { duration } from '../../app/dates'
import { Page, Shown } from '../../app/Page'

type Content = Answer<'/api/frameworks/{frameworkId}'>['content']

/** A framework to read: phases, steps, gates, the assessment. */
export default function FrameworkPage() {
  const { frameworkId = '' } = useParams()
  const framework = useView('/api/frameworks/{frameworkId}', { frameworkId })
  return (
    <Page title={framework.data?.content.name ?? 'Framework'} narrow>
      <Shown view={framework}>
        {({ content, version }) => (
          <Stack>
            <Text>{content.description}</Text>
            <Text size="sm" c="dimmed">
              Version {version}; loops back after {content.loopYears.from} to {content.loopYears.to} years
            </Text>
            <Accordion multiple variant="separated">
              {content.phases.map((phase) => (
                <Phase key={phase.id} phase={phase} />
              ))}
              {content.assessment && <Assessment assessment={content.assessment} />}
            </Accordion>
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

function Phase({ phase }: { phase: Content['phases'][number] }) {
  return (
    <Accordion.Item value={phase.id}>
      <Accordion.Control>
        <Text fw={650}>{phase.title}</Text>
        <Text size="sm" c="dimmed">
          {phase.weeks.from} to {phase.weeks.to} weeks
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text size="sm">{phase.purpose}</Text>
          <Title order={3}>Steps</Title>
          {phase.steps.map(({ id, title, why, minutes, required }) => (
            <div key={id}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                {required && (
                  <Badge size="sm" variant="light">
                    required
                  </Badge>
                )}
                <Text size="xs" c="dimmed">
                  {duration(minutes)}
                </Text>
              </Group>
              <Text size="sm">{why}</Text>
            </div>
          ))}
          <Topics title="Signs" topics={phase.signs.map(({ id, text }) => ({ id, title: text }))} />
          {[...phase.shelves, ...phase.learningMaps].map(({ id, title, topics }) => (
            <Topics key={id} title={title} topics={topics} />
          ))}
          <Topics title="Often dropped" topics={phase.dropSuggestions} />
          <Topics
            title={`Gate: ${phase.gate.text}`}
            topics={phase.gate.demands.map(({ id, text }) => ({ id, title: text }))}
          />
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function Topics({ title, topics }: { title: string; topics: { id: string; title: string }[] }) {
  if (topics.length === 0) return null
  return (
    <div>
      <Title order={3}>{title}</Title>
      <List size="sm">
        {topics.map((topic) => (
          <List.Item key={topic.id}>{topic.title}</List.Item>
        ))}
      </List>
    </div>
  )
}

function Assessment({ assessment }: { assessment: NonNullable<Content['assessment']> }) {
  return (
    <Accordion.Item value="assessment">
      <Accordion.Control>
        <Text fw={650}>{assessment.title}</Text>
        <Text size="sm" c="dimmed">
          {assessment.questions.length} questions
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <List type="ordered" size="sm" spacing="xs">
          {assessment.questions.map(({ id, text, looksAt }) => (
            <List.Item key={id}>
              {text}{' '}
              <Text span size="xs" c="dimmed">
                {looksAt}
              </Text>
            </List.Item>
          ))}
        </List>
      </Accordion.Panel>
    </Accordion.Item>
  )
}
