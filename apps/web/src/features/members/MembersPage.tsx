import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Menu,
  Modal,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { QueryResult } from '../../api/client'
import { mayBringIn } from '@switchback/domain/organisation/invite-rights'
import { IconDots, IconSearch, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { useAllPages } from '../../api/queries'
import { client } from '../../api/query-client'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { roleTexts } from '../../i18n/roles'
import { useSession } from '../../api/session'
import { msg } from '../../i18n/language'
import { EraseMember } from './EraseMember'
import { ChangeRole, roleChangesOf, type RoleChange } from './ChangeRole'
import { InviteMember } from './InviteMember'

type Member = QueryResult<'/api/members'>['items'][number]

const rowsAtFirst = 60
const memberStatusTexts = {
  invited: msg('invited'),
  active: msg('active'),
  revoked: msg('revoked'),
  expired: msg('expired'),
  removed: msg('removed'),
} as const

/** The members of the practice, and the people who are invited. Answered by packages/views/src/member-directory/query.ts. */
export default function MembersPage() {
  const { t } = useTranslation()
  const members = useAllPages('/api/members')
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(rowsAtFirst)
  const [inviting, { open, close }] = useDisclosure()
  const [link, setLink] = useState<string | null>(null)
  const showLink = async (invitationId: string) => {
    try {
      const { path } = await client.query('/api/invitations/{invitationId}/link', { invitationId })
      setLink(`${window.location.origin}${path}`)
    } catch (error) {
      showProblem(error)
    }
  }
  const words = search.trim().toLowerCase()
  return (
    <Page
      title={t('Members')}
      actions={
        <>
          <TextInput
            aria-label={t('Search members')}
            placeholder={t('Search members')}
            leftSection={<IconSearch size={16} />}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <Button component={Link} to="/members/import" variant="default" leftSection={<IconUpload size={16} />}>
            {t('Import')}
          </Button>
          <Button onClick={open}>{t('Invite')}</Button>
        </>
      }
    >
      <InviteMember opened={inviting} onClose={close} />
      <LinkToHandOver link={link} onClose={() => setLink(null)} />
      <QueryBoundary view={members}>
        {({ items }) => {
          const found = items.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(words))
          if (found.length === 0)
            return words ? (
              <Empty title={t('Nobody found')} scene="map">
                {t('No name and no address has this in it.')}
              </Empty>
            ) : (
              <Empty title={t('Nobody here yet')} scene="peaks">
                {t('Invite your first client or coach.')}
              </Empty>
            )
          return (
            <Card padding={0}>
              <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('Name')}</Table.Th>
                    <Table.Th w="26%">{t('Role')}</Table.Th>
                    <Table.Th visibleFrom="sm">{t('Standing')}</Table.Th>
                    <Table.Th w={56}>
                      <VisuallyHidden>{t('Actions')}</VisuallyHidden>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.slice(0, limit).map((member) => (
                    <MemberRow key={member.personId} member={member} onLink={(id) => void showLink(id)} />
                  ))}
                </Table.Tbody>
              </Table>
              {found.length > limit && (
                <Button m="md" variant="default" onClick={() => setLimit((now) => now + 200)}>
                  {t('Show more ({{more}})', { more: found.length - limit })}
                </Button>
              )}
            </Card>
          )
        }}
      </QueryBoundary>
    </Page>
  )
}

function LinkToHandOver({ link, onClose }: { link: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={link !== null} onClose={onClose} title={t('Link to hand over')}>
      <Stack>
        <Text size="sm">{t('It works once, for 14 days, and for this person alone.')}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link}
        </Code>
        <CopyButton value={link ?? ''}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? t('Copied') : t('Copy the link')}</Button>}
        </CopyButton>
      </Stack>
    </Modal>
  )
}

function MemberRow({ member, onLink }: { member: Member; onLink: (invitationId: string) => void }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const session = useSession()
  const { tenantId } = session.tenant
  const renew = useCommand('/api/organisations/{streamId}/renew-invitation', {
    done: t('Valid for 14 more days. The old link no longer works.'),
  })
  const revoke = useCommand('/api/organisations/{streamId}/revoke-invitation', { done: t('Invitation revoked.') })
  const isOwner = session.roles.includes('owner')
  const invitationId = mayBringIn(session, member.invitedRole ?? 'client') ? member.invitationId : null
  const [removing, { open: askToRemove, close: keep }] = useDisclosure()
  const [erasing, { open: askToErase, close: spare }] = useDisclosure()
  const standing =
    member.status === 'active'
      ? t('since {{date}}', { date: day(member.since) })
      : member.status === 'invited'
        ? t('invited, until {{date}}', { date: day(member.expiresAt) })
        : t(memberStatusTexts[member.status])
  const [changing, setChanging] = useState<RoleChange | null>(null)
  const active = isOwner && member.status === 'active'
  return (
    <Table.Tr>
      <Table.Td maw={260}>
        <Text size="sm" fw={500} truncate dir="auto" ta="start">
          {member.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {member.email}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {(member.roles.length > 0 ? member.roles : member.invitedRole ? [member.invitedRole] : [])
            .map((role) => t(roleTexts[role]))
            .join(', ') || '–'}
        </Text>
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
          <Badge variant="light" color={member.status === 'invited' ? 'blue' : 'gray'}>
            {standing}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {(invitationId || active || isOwner) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" aria-label={t('Actions for {{name}}', { name: member.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {invitationId && <Menu.Item onClick={() => onLink(invitationId)}>{t('Show the link')}</Menu.Item>}
              {invitationId && (
                <Menu.Item onClick={() => renew.mutate({ streamId: tenantId, body: { invitationId } })}>
                  {t('Renew')}
                </Menu.Item>
              )}
              {invitationId && (
                <Menu.Item color="red" onClick={() => revoke.mutate({ streamId: tenantId, body: { invitationId } })}>
                  {t('Revoke')}
                </Menu.Item>
              )}
              {active &&
                roleChangesOf(member.roles, member.personId === session.person.personId).map((change) => (
                  <Menu.Item key={`${change.act} ${change.role}`} onClick={() => setChanging(change)}>
                    {change.act === 'grant'
                      ? t('Add role: {{role}} …', { role: t(roleTexts[change.role]) })
                      : t('Take back role: {{role}} …', { role: t(roleTexts[change.role]) })}
                  </Menu.Item>
                ))}
              {active && (
                <Menu.Item color="red" onClick={askToRemove}>
                  {t('Remove …')}
                </Menu.Item>
              )}
              {isOwner && (
                <Menu.Item color="red" onClick={askToErase}>
                  {t('Erase …')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
        <ChangeRole member={member} change={changing} onClose={() => setChanging(null)} />
        <RemoveMember member={member} opened={removing} onClose={keep} />
        <EraseMember member={member} opened={erasing} onClose={spare} />
      </Table.Td>
    </Table.Tr>
  )
}

function RemoveMember({ member, opened, onClose }: { member: Member; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const remove = useCommand('/api/organisations/{streamId}/remove-member', { done: t('Removed.') })
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('Remove {{name}}?', { name: member.name })}
      lead={t('They can no longer sign in here. What was recorded stays; to come back they need a new invitation.')}
      act={t('Remove')}
      pending={remove.isPending}
      onConfirm={() =>
        remove.mutate({ streamId: tenant.tenantId, body: { personId: member.personId } }, { onSettled: onClose })
      }
    />
  )
}
