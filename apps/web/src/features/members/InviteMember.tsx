import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { mayBringIn } from '@switchback/domain/organisation/bringing-in'
import { useCommand, useView } from '../../app/api'
import { useSession } from '../../app/session'

type MemberRole = 'owner' | 'coach' | 'client' | 'sponsor'

/** Invites somebody. The link to hand over stands in the list of members. */
export function InviteMember({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const session = useSession()
  const organisation = useView('/api/organisation', {}, { enabled: opened })
  const invite = useCommand('/api/organisations/{streamId}/invite-member', {
    done: 'Invited. Hand over the link: it is in the list.',
  })
  const form = useForm({ initialValues: { name: '', email: '', role: 'client' as MemberRole, sponsorId: '' } })
  const sponsors = organisation.data?.sponsors ?? []
  const roles = (['client', 'coach', 'owner', 'sponsor'] as const).filter(
    (role) => mayBringIn(session, role) && (role !== 'sponsor' || sponsors.length > 0),
  )
  return (
    <Modal opened={opened} onClose={onClose} title="Invite">
      <form
        onSubmit={form.onSubmit(async ({ sponsorId, ...body }) => {
          const sponsor = body.role === 'sponsor' ? { sponsorId: sponsorId || sponsors[0]!.sponsorId } : {}
          await invite.mutateAsync({ streamId: session.tenant.tenantId, body: { ...body, ...sponsor } })
          form.reset()
          onClose()
        })}
      >
        <Stack>
          <TextInput label="Name" required maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <TextInput label="E-mail" type="email" required {...form.getInputProps('email')} />
          <NativeSelect label="Role" data={roles} {...form.getInputProps('role')} />
          {form.values.role === 'sponsor' && (
            <NativeSelect
              label="Sponsoring organisation"
              data={sponsors.map(({ sponsorId, name }) => ({ value: sponsorId, label: name }))}
              {...form.getInputProps('sponsorId')}
            />
          )}
          <Button type="submit" loading={invite.isPending}>
            Invite
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
