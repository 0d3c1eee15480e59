import { queryAccess, type QueryName } from '@switchback/domain/access'
import {
  IconBuildingCommunity,
  IconCalendarStats,
  IconChartFunnel,
  IconClipboardText,
  IconFileCheck,
  IconHome,
  IconListCheck,
  IconReportAnalytics,
  IconRoute,
  IconSettings,
  IconTimeline,
  IconUsersGroup,
} from '@tabler/icons-react'
import { msg } from '../i18n/language'
import type { Session } from '../api/session'

type Roles = Session['roles']

interface Screen {
  path: string
  label: string
  icon: typeof IconHome
  asks: QueryName
  only?: Roles[number][]
}

/** The main screens, each open to the roles that may run its query. */
const screens: Screen[] = [
  { path: '/caseload', label: msg('Caseload'), icon: IconListCheck, asks: 'caseload' },
  { path: '/home', label: msg('My path'), icon: IconHome, asks: 'home' },
  { path: '/story', label: msg('My story'), icon: IconTimeline, asks: 'home' },
  { path: '/cohorts', label: msg('Cohorts'), icon: IconUsersGroup, asks: 'cohorts' },
  { path: '/report', label: msg('Engagement'), icon: IconReportAnalytics, asks: 'engagement' },
  { path: '/members', label: msg('Members'), icon: IconBuildingCommunity, asks: 'members' },
  { path: '/plans', label: msg('Plans'), icon: IconCalendarStats, asks: 'plan-templates' },
  { path: '/frameworks', label: msg('Frameworks'), icon: IconRoute, asks: 'frameworks' },
  { path: '/figures', label: msg('Figures'), icon: IconChartFunnel, asks: 'figures' },
  { path: '/records', label: msg('Records'), icon: IconFileCheck, asks: 'audit-trail' },
  { path: '/settings', label: msg('Settings'), icon: IconSettings, asks: 'organisation', only: ['owner'] },
]
/** What the palette offers beside the screens. */
export const accountScreen = { path: '/account', label: msg('My account'), icon: IconClipboardText }

/** The screens of a person with these roles. */
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
