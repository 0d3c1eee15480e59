import { Menu, UnstyledButton } from '@mantine/core'
import { unwrap } from '../api/problem-document'
import { IconCheck, IconLogout, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { dropAllDrafts } from '../api/drafts'
import { showProblem } from '../api/problems'
import { client } from '../api/query-client'
import { roleTexts } from '../i18n/roles'
import { useReplaceSession, type Session } from '../api/session'

/** The person who is signed in, their other practices, and the sign-out. Opens as soon as it has loaded. */
export default function PersonMenu({ session, face }: { session: Session; face: ReactNode }) {
  const { t } = useTranslation()
  const replaceSession = useReplaceSession()
  const navigate = useNavigate()
  const switchTo = async (tenantId: string) => {
    try {
      replaceSession(await unwrap<Session>(client.http.POST('/api/session/tenant', { body: { tenantId } })))
      void navigate('/')
    } catch (error) {
      showProblem(error)
    }
  }
  const signOut = async () => {
    try {
      await unwrap(client.http.DELETE('/api/session'))
      dropAllDrafts()
      replaceSession(null)
      void navigate('/')
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Menu position="bottom-end" width={250} defaultOpened>
      <Menu.Target>
        <UnstyledButton style={{ borderRadius: 99 }}>{face}</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.person.name}, {session.roles.map((role) => t(roleTexts[role])).join(', ')}
        </Menu.Label>
        {session.tenants.length > 1 &&
          session.tenants.map(({ tenantId, name }) => (
            <Menu.Item
              key={tenantId}
              onClick={() => void switchTo(tenantId)}
              rightSection={tenantId === session.tenant.tenantId ? <IconCheck size={14} /> : null}
            >
              {name}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
          {t('common.myAccount')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('common.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
