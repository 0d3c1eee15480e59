import { Button, Modal, Stack, Tabs, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link } from 'react-router'
import { useCommand } from '../../app/api'
import { EvidenceList } from '../../journey/EvidenceList'
import type { Journey } from '../../journey/journey'
import { EvidenceForm } from './EvidenceForm'
import { FindingForm } from './FindingForm'
import { PictureForm } from './PictureForm'

interface ToolProps {
  journey: Journey
  stepId: string
  opened: boolean
  onClose: () => void
}

/** A step, opened: why and how, its tool, evidence, and the way to mark it done. */
export function ToolModal({ journey, stepId, opened, onClose }: ToolProps) {
  const step = journey.phases.flatMap(({ steps }) => steps).find((candidate) => candidate.stepId === stepId)
  if (!step) return null
  const own = journey.evidence.filter((one) => one.stepId === stepId)
  return (
    <Modal opened={opened} onClose={onClose} title={step.title} size="lg">
      <Stack>
        <Text size="sm" fw={600}>
          {step.why}
        </Text>
        <Text size="sm">{step.how}</Text>
        <Tabs defaultValue="do" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="do">Do it</Tabs.Tab>
            <Tabs.Tab value="evidence">Evidence{own.length > 0 ? ` (${own.length})` : ''}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="do" pt="md">
            <Tool journey={journey} stepId={stepId} tool={step.tool} onDone={onClose} done={step.state === 'done'} />
          </Tabs.Panel>
          <Tabs.Panel value="evidence" pt="md">
            <Stack>
              <EvidenceList evidence={own} />
              <EvidenceForm journeyId={journey.journeyId} stepId={stepId} />
            </Stack>
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Modal>
  )
}

function Tool({
  journey,
  stepId,
  tool,
  onDone,
  done,
}: {
  journey: Journey
  stepId: string
  tool: string
  onDone: () => void
  done: boolean
}) {
  const complete = useCommand('/api/journeys/{streamId}/complete-step', { done: 'Done. One bend nearer.' })
  const finish = async () => {
    if (!done) await complete.mutateAsync({ streamId: journey.journeyId, body: { stepId } })
    onDone()
  }
  switch (tool) {
    case 'assessment':
      return (
        <Button component={Link} to={`/assessment/${journey.journeyId}`}>
          Go to the questions
        </Button>
      )
    case 'baseline':
    case 'outcome':
      return <PictureForm journeyId={journey.journeyId} kind={tool} onDone={() => void finish()} />
    case 'statement':
      return <StatementForm journeyId={journey.journeyId} onDone={() => void finish()} />
    case 'none':
      return <CompleteForm journey={journey} stepId={stepId} onDone={onDone} />
    default:
      return (
        <Stack gap="lg">
          <FindingForm journeyId={journey.journeyId} tool={tool} />
          <CompleteForm journey={journey} stepId={stepId} onDone={onDone} />
        </Stack>
      )
  }
}

function StatementForm({ journeyId, onDone }: { journeyId: string; onDone: () => void }) {
  const form = useForm({ initialValues: { text: '' } })
  const state = useCommand('/api/journeys/{streamId}/make-statement')
  return (
    <form
      onSubmit={form.onSubmit(async (body) => {
        await state.mutateAsync({ streamId: journeyId, body })
        onDone()
      })}
    >
      <Stack>
        <Textarea
          label="In your own words"
          placeholder="I accept that ..."
          autosize
          minRows={3}
          maxLength={4000}
          required
          {...form.getInputProps('text')}
        />
        <Button type="submit" loading={state.isPending}>
          That is my statement
        </Button>
      </Stack>
    </form>
  )
}

function CompleteForm({ journey, stepId, onDone }: { journey: Journey; stepId: string; onDone: () => void }) {
  const form = useForm({ initialValues: { reflection: '' } })
  const complete = useCommand('/api/journeys/{streamId}/complete-step', { done: 'Done. One bend nearer.' })
  return (
    <form
      onSubmit={form.onSubmit(async ({ reflection }) => {
        await complete.mutateAsync({
          streamId: journey.journeyId,
          body: { stepId, ...(reflection.trim() && { reflection }) },
        })
        onDone()
      })}
    >
      <Stack>
        <Textarea
          label="What did you find? (optional)"
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('reflection')}
        />
        <Button type="submit" loading={complete.isPending}>
          Mark as done
        </Button>
      </Stack>
    </form>
  )
}
