import { Button, Card, Group, List, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Answer } from '@switchback/api-client/client'
import { useCommand, useView } from '../../app/api'
import { Page, Shown } from '../../app/Page'

type Organisation = Answer<'/api/organisation'>

export default function SettingsPage() {
  const organisation = useView('/api/organisation')
  return (
    <Page title="Settings" narrow>
      <Shown view={organisation}>
        {(data) => (
          <>
            <Rules organisation={data} />
            <Sponsors organisation={data} />
          </>
        )}
      </Shown>
    </Page>
  )
}

function Rules({ organisation }: { organisation: Organisation }) {
  const { smallestReportableGroup, stallDays, loopYears } = organisation.settings
  const form = useForm({ initialValues: { smallestReportableGroup, stallDays, loopYears } })
  const change = useCommand('/api/organisations/{streamId}/change-settings', { done: 'Settings saved.' })
  return (
    <Card withBorder>
      <form
        onSubmit={form.onSubmit((settings) => change.mutate({ streamId: organisation.tenantId, body: { settings } }))}
      >
        <Stack>
          <Title order={2}>How this practice works</Title>
          <NumberInput
            label="Smallest reportable group"
            description="Figures about fewer people than this are shown to no sponsor and no owner. Never below 3."
            min={3}
            max={50}
            {...form.getInputProps('smallestReportableGroup')}
          />
          <NumberInput
            label="Stalled after, in days"
            description="A client without a step of their own for this long appears in the caseload."
            min={3}
            max={180}
            {...form.getInputProps('stallDays')}
          />
          <NumberInput label="Years until the path loops back" min={1} max={10} {...form.getInputProps('loopYears')} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Sponsors({ organisation }: { organisation: Organisation }) {
  const form = useForm({ initialValues: { name: '' } })
  const add = useCommand('/api/organisations/{streamId}/add-sponsor', { done: 'Sponsor added.' })
  return (
    <Card withBorder>
      <Stack>
        <Title order={2}>Sponsoring organisations</Title>
        {organisation.sponsors.length === 0 ? (
          <Text size="sm" c="dimmed">
            None yet. A sponsor pays for a cohort and sees figures of it, never a person.
          </Text>
        ) : (
          <List size="sm">
            {organisation.sponsors.map(({ sponsorId, name }) => (
              <List.Item key={sponsorId}>{name}</List.Item>
            ))}
          </List>
        )}
        <form
          onSubmit={form.onSubmit(async (body) => {
            await add.mutateAsync({ streamId: organisation.tenantId, body })
            form.reset()
          })}
        >
          <Group align="end">
            <TextInput label="Name" required maxLength={120} {...form.getInputProps('name')} />
            <Button type="submit" variant="default" loading={add.isPending}>
              Add
            </Button>
          </Group>
        </form>
      </Stack>
    </Card>
  )
}
