import { Button, Group, Input, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useCommand } from '../../app/api'

const scales = [
  ['respect', 'Respect you feel at work'],
  ['confidence', 'Confidence'],
  ['control', 'Control over your time'],
] as const

/** Role, income band, respect, confidence, control: today. The same questions at the beginning and at the end. */
export function PictureForm({
  journeyId,
  kind,
  onDone,
}: {
  journeyId: string
  kind: 'baseline' | 'outcome'
  onDone: () => void
}) {
  const form = useForm({
    initialValues: { role: '', incomeBand: '', respect: '3', confidence: '3', control: '3', weeklyHours: 40 },
  })
  const baseline = useCommand('/api/journeys/{streamId}/record-baseline')
  const outcome = useCommand('/api/journeys/{streamId}/record-outcome')
  return (
    <form
      onSubmit={form.onSubmit(async ({ respect, confidence, control, ...rest }) => {
        const picture = { ...rest, respect: Number(respect), confidence: Number(confidence), control: Number(control) }
        if (kind === 'baseline') await baseline.mutateAsync({ streamId: journeyId, body: picture })
        else await outcome.mutateAsync({ streamId: journeyId, body: { ...picture, at: 'end' } })
        onDone()
      })}
    >
      <Stack>
        <TextInput label="Role" required maxLength={200} {...form.getInputProps('role')} />
        <TextInput
          label="Income band"
          description="In your own terms; stored encrypted"
          placeholder="40-50 thousand a year"
          required
          maxLength={60}
          {...form.getInputProps('incomeBand')}
        />
        {scales.map(([name, label]) => (
          <Input.Wrapper key={name} label={label} description="1 is least, 5 is most">
            <SegmentedControl
              fullWidth
              data={['1', '2', '3', '4', '5']}
              aria-label={label}
              {...form.getInputProps(name)}
            />
          </Input.Wrapper>
        ))}
        <NumberInput label="Hours a week" min={0} max={120} required {...form.getInputProps('weeklyHours')} />
        <Group>
          <Button type="submit" loading={baseline.isPending || outcome.isPending}>
            Record it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
