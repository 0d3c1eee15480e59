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
  invited: msg('common.invited'),
  active: msg('members.statusActive'),
  revoked: msg('members.statusCancelled'),
  expired: msg('members.statusExpired'),
  removed: msg('members.statusRemoved'),
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
      title={t('common.members')}
      actions={
        <>
          <TextInput
            aria-label={t('members.search')}
            placeholder={t('members.search')}
            leftSection={<IconSearch size={16} />}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <Button component={Link} to="/members/import" variant="default" leftSection={<IconUpload size={16} />}>
            {t('members.importButton')}
          </Button>
          <Button onClick={open}>{t('members.inviteButton')}</Button>
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
              <Empty title={t('common.noOneFound')} scene="map">
                {t('members.noMatch')}
              </Empty>
            ) : (
              <Empty title={t('members.noneYet')} scene="peaks">
                {t('members.noneYetHint')}
              </Empty>
            )
          return (
            <Card padding={0}>
              <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('common.name')}</Table.Th>
                    <Table.Th w="26%">{t('common.role')}</Table.Th>
                    <Table.Th visibleFrom="sm">{t('common.status')}</Table.Th>
                    <Table.Th w={56}>
                      <VisuallyHidden>{t('common.actions')}</VisuallyHidden>
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
                  {t('common.showMoreCount', { more: found.length - limit })}
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
    <Modal opened={link !== null} onClose={onClose} title={t('members.invitationLink')}>
      <Stack>
        <Text size="sm">{t('members.linkHint')}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link}
        </Code>
        <CopyButton value={link ?? ''}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{copied ? t('members.linkCopied') : t('members.copyLink')}</Button>
          )}
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
    done: t('members.invitationRenewed'),
  })
  const revoke = useCommand('/api/organisations/{streamId}/revoke-invitation', {
    done: t('members.invitationCancelled'),
  })
  const isOwner = session.roles.includes('owner')
  const invitationId = mayBringIn(session, member.invitedRole ?? 'client') ? member.invitationId : null
  const [removing, { open: askToRemove, close: keep }] = useDisclosure()
  const [erasing, { open: askToErase, close: spare }] = useDisclosure()
  const standing =
    member.status === 'active'
      ? t('common.sinceDate', { date: day(member.since) })
      : member.status === 'invited'
        ? t('members.invitedUntil', { date: day(member.expiresAt) })
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
              <ActionIcon variant="subtle" aria-label={t('members.actionsFor', { name: member.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {invitationId && <Menu.Item onClick={() => onLink(invitationId)}>{t('members.showLink')}</Menu.Item>}
              {invitationId && (
                <Menu.Item onClick={() => renew.mutate({ streamId: tenantId, body: { invitationId } })}>
                  {t('members.renewInvitation')}
                </Menu.Item>
              )}
              {invitationId && (
                <Menu.Item color="red" onClick={() => revoke.mutate({ streamId: tenantId, body: { invitationId } })}>
                  {t('members.cancelInvitation')}
                </Menu.Item>
              )}
              {active &&
                roleChangesOf(member.roles, member.personId === session.person.personId).map((change) => (
                  <Menu.Item key={`${change.act} ${change.role}`} onClick={() => setChanging(change)}>
                    {change.act === 'grant'
                      ? t('members.addRoleOpen', { role: t(roleTexts[change.role]) })
                      : t('members.removeRoleOpen', { role: t(roleTexts[change.role]) })}
                  </Menu.Item>
                ))}
              {active && (
                <Menu.Item color="red" onClick={askToRemove}>
                  {t('members.removeOpen')}
                </Menu.Item>
              )}
              {isOwner && (
                <Menu.Item color="red" onClick={askToErase}>
                  {t('members.deleteDataOpen')}
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
  const remove = useCommand('/api/organisations/{streamId}/remove-member', { done: t('members.removedDone') })
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('members.removeTitle', { name: member.name })}
      lead={t('members.removeLead')}
      act={t('members.removeButton')}
      pending={remove.isPending}
      onConfirm={() =>
        remove.mutate({ streamId: tenant.tenantId, body: { personId: member.personId } }, { onSettled: onClose })
      }
    />
  )
}
