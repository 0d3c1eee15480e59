import { queryAccess, type QueryName } from '@switchback/access/table'
import {
  IconBuildingCommunity,
  IconChartFunnel,
  IconHome,
  IconListCheck,
  IconRoute,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Session } from './session'

type Roles = Session['roles']

/** The main screens, each open to those who may ask its question. */
const screens: { path: string; label: string; icon: typeof IconHome; asks: QueryName; only?: Roles[number][] }[] = [
  { path: '/caseload', label: 'Caseload', icon: IconListCheck, asks: 'caseload' },
  { path: '/home', label: 'My path', icon: IconHome, asks: 'home' },
  { path: '/cohorts', label: 'Cohorts', icon: IconUsersGroup, asks: 'cohorts' },
  { path: '/members', label: 'Members', icon: IconBuildingCommunity, asks: 'members' },
  { path: '/frameworks', label: 'Frameworks', icon: IconRoute, asks: 'frameworks' },
  { path: '/funnel', label: 'Funnel', icon: IconChartFunnel, asks: 'funnel' },
  { path: '/settings', label: 'Settings', icon: IconSettings, asks: 'organisation', only: ['owner'] },
]

/** The screens that somebody with these roles has. */
export const screensFor = (roles: Roles) =>
  screens.filter(
    ({ asks, only }) =>
      roles.some((role) => (queryAccess[asks] as readonly string[]).includes(role)) &&
      (!only || roles.some((role) => only.includes(role))),
  )

export function firstPage(roles: Roles): string {
  if (roles.includes('owner') && !roles.includes('coach')) return '/members'
  return screensFor(roles)[0]?.path ?? '/home'
}
