import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { mayBringIn } from '@switchback/domain/organisation/invite-rights'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { roleTexts } from '../../i18n/roles'
import { useSession } from '../../api/session'
import { useDraftForm } from '../../ui/draft-form'

interface Invited extends Record<string, unknown> {
  name: string
  email: string
  role: 'owner' | 'coach' | 'client' | 'sponsor'
  sponsorId: string
}

/** Invites a person. The link to pass on is in the list of members. */
export function InviteMember({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const organisation = useView('/api/organisation', opened ? {} : null)
  const invite = useCommand('/api/organisations/{streamId}/invite-member', {
    done: t('members.invitationReady'),
  })
  const form = useDraftForm<Invited>('invite-member', {
    initialValues: { name: '', email: '', role: 'client', sponsorId: '' },
  })
  const sponsors = organisation.data?.sponsors ?? []
  const roles = (['client', 'coach', 'owner', 'sponsor'] as const).filter(
    (role) => mayBringIn(session, role) && (role !== 'sponsor' || sponsors.length > 0),
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('members.inviteButton')}
      closeOnClickOutside={!form.isWritten}
      closeOnEscape={!form.isWritten}
    >
      <form
        onSubmit={form.onSubmit(async ({ sponsorId, ...body }) => {
          const sponsor = body.role === 'sponsor' ? { sponsorId: sponsorId || sponsors[0]!.sponsorId } : {}
          await invite.mutateAsync({ streamId: session.tenant.tenantId, body: { ...body, ...sponsor } })
          form.settle()
          onClose()
        })}
      >
        <Stack>
          <TextInput label={t('common.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('common.email')} type="email" required {...form.getInputProps('email')} />
          <NativeSelect
            label={t('common.role')}
            data={roles.map((role) => ({ value: role, label: t(roleTexts[role]) }))}
            {...form.getInputProps('role')}
          />
          {form.values.role === 'sponsor' && (
            <NativeSelect
              label={t('members.sponsoringOrganisation')}
              data={sponsors.map(({ sponsorId, name }) => ({ value: sponsorId, label: name }))}
              {...form.getInputProps('sponsorId')}
            />
          )}
          <Button type="submit" loading={invite.isPending}>
            {t('members.inviteButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
