import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Menu,
  Modal,
  Stack,
  Table,
  Text,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import type { Answer } from '@switchback/api-client/client'
import { mayBringIn } from '@switchback/domain/organisation/bringing-in'
import { useState } from 'react'
import { client, showProblem, useCommand, useView } from '../../app/api'
import { dayOf } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { useSession } from '../../app/session'
import { InviteMember } from './InviteMember'

type Member = Answer<'/api/members'>['items'][number]

export default function MembersPage() {
  const [limit, setLimit] = useState(50)
  const members = useView('/api/members', { limit })
  const [inviting, { open, close }] = useDisclosure()
  const [link, setLink] = useState<string | null>(null)
  const showLink = async (invitationId: string) => {
    try {
      const { path } = await client.ask('/api/invitations/{invitationId}/link', { invitationId })
      setLink(`${window.location.origin}${path}`)
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Page title="Members" actions={<Button onClick={open}>Invite</Button>}>
      <InviteMember opened={inviting} onClose={close} />
      <Modal opened={link !== null} onClose={() => setLink(null)} title="Link to hand over">
        <Stack>
          <Text size="sm">It works once, for 14 days, and for this person alone.</Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {link}
          </Code>
          <CopyButton value={link ?? ''}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the link'}</Button>}
          </CopyButton>
        </Stack>
      </Modal>
      <Shown view={members}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title="Nobody here yet">Invite your first client or coach.</Empty>
          ) : (
            <Card withBorder padding={0}>
              <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th w="26%">Role</Table.Th>
                    <Table.Th visibleFrom="sm">Standing</Table.Th>
                    <Table.Th w={56} aria-label="Actions" />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((member) => (
                    <MemberRow key={member.personId} member={member} onLink={(id) => void showLink(id)} />
                  ))}
                </Table.Tbody>
              </Table>
              {next && limit < 200 && (
                <Button m="md" variant="default" onClick={() => setLimit((now) => Math.min(now + 50, 200))}>
                  Show more
                </Button>
              )}
            </Card>
          )
        }
      </Shown>
    </Page>
  )
}

function MemberRow({ member, onLink }: { member: Member; onLink: (invitationId: string) => void }) {
  const session = useSession()
  const { tenantId } = session.tenant
  const renew = useCommand('/api/organisations/{streamId}/renew-invitation', {
    done: 'Valid for 14 more days. The old link no longer works.',
  })
  const revoke = useCommand('/api/organisations/{streamId}/revoke-invitation', { done: 'Invitation revoked.' })
  const remove = useCommand('/api/organisations/{streamId}/remove-member', { done: 'Removed.' })
  const isOwner = session.roles.includes('owner')
  const invitationId = mayBringIn(session, member.invitedRole ?? 'client') ? member.invitationId : null
  const [removing, { open: askToRemove, close: keep }] = useDisclosure()
  const standing =
    member.status === 'active'
      ? `since ${dayOf(member.since)}`
      : member.status === 'invited'
        ? `invited, until ${dayOf(member.expiresAt)}`
        : member.status
  return (
    <Table.Tr>
      <Table.Td maw={260}>
        <Text size="sm" fw={500} truncate>
          {member.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {member.email}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{member.roles.length > 0 ? member.roles.join(', ') : (member.invitedRole ?? '–')}</Text>
        {member.status !== 'active' && (
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            {standing}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {member.status === 'active' ? (
          <Text size="sm" c="dimmed">
            {standing}
          </Text>
        ) : (
          <Badge variant="light" color={member.status === 'invited' ? 'blue' : 'gray'} tt="none">
            {standing}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {(invitationId || (isOwner && member.status === 'active')) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={`Actions for ${member.name}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {invitationId && <Menu.Item onClick={() => onLink(invitationId)}>Show the link</Menu.Item>}
              {invitationId && (
                <Menu.Item onClick={() => renew.mutate({ streamId: tenantId, body: { invitationId } })}>
                  Renew
                </Menu.Item>
              )}
              {invitationId && (
                <Menu.Item color="red" onClick={() => revoke.mutate({ streamId: tenantId, body: { invitationId } })}>
                  Revoke
                </Menu.Item>
              )}
              {!invitationId && isOwner && (
                <Menu.Item color="red" onClick={askToRemove}>
                  Remove …
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
        <Modal opened={removing} onClose={keep} title={`Remove ${member.name}?`}>
          <Stack>
            <Text size="sm">
              They can no longer sign in here. What was recorded stays; to come back they need a new invitation.
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={keep} data-autofocus>
                Keep
              </Button>
              <Button
                color="red"
                loading={remove.isPending}
                onClick={() =>
                  remove.mutate({ streamId: tenantId, body: { personId: member.personId } }, { onSettled: keep })
                }
              >
                Remove
              </Button>
            </Group>
          </Stack>
        </Modal>
      </Table.Td>
    </Table.Tr>
  )
}
