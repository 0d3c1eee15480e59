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
  { path: '/caseload', label: msg('app.todayNav'), icon: IconListCheck, asks: 'caseload' },
  { path: '/home', label: msg('common.myPath'), icon: IconHome, asks: 'home' },
  { path: '/story', label: msg('common.myStory'), icon: IconTimeline, asks: 'home' },
  { path: '/cohorts', label: msg('common.cohorts'), icon: IconUsersGroup, asks: 'cohorts' },
  { path: '/report', label: msg('common.engagement'), icon: IconReportAnalytics, asks: 'engagement' },
  { path: '/members', label: msg('common.members'), icon: IconBuildingCommunity, asks: 'members' },
  { path: '/plans', label: msg('common.plans'), icon: IconCalendarStats, asks: 'plan-templates' },
  { path: '/frameworks', label: msg('common.frameworks'), icon: IconRoute, asks: 'frameworks' },
  { path: '/figures', label: msg('common.results'), icon: IconChartFunnel, asks: 'figures' },
  { path: '/records', label: msg('common.privacyAndAuditLog'), icon: IconFileCheck, asks: 'audit-trail' },
  { path: '/settings', label: msg('common.settings'), icon: IconSettings, asks: 'organisation', only: ['owner'] },
]
/** What the palette offers beside the screens. */
export const accountScreen = { path: '/account', label: msg('common.myAccount'), icon: IconClipboardText }

/** The screens of a person with these roles. */
export const screensFor = (roles: Roles) =>
  screens.filter(
    ({ asks, only }) =>
      roles.some((role) => (queryAccess[asks] as readonly string[]).includes(role)) &&
      (!only || roles.some((role) => only.includes(role))),
  )

/** Whether a main screen is at this address, or at an address below it, that a person with these roles may not open. */
export const isForOthers = (roles: Roles, pathname: string) => {
  const isAt = ({ path }: Screen) => pathname === path || pathname.startsWith(`${path}/`)
  return screens.some(isAt) && !screensFor(roles).some(isAt)
}

/** The address where a person with these roles begins. */
export function firstPage(roles: Roles): string {
  if (roles.includes('owner') && !roles.includes('coach')) return '/members'
  return screensFor(roles)[0]?.path ?? '/home'
}
