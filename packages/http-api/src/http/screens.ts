/** The first part of the address of every screen of the web app. */
const screens = new Set([
  '',
  'account',
  'assessment',
  'caseload',
  'clients',
  'cohorts',
  'figures',
  'frameworks',
  'funnel',
  'home',
  'invitation',
  'members',
  'phases',
  'plans',
  'records',
  'report',
  'reset-password',
  'results',
  'set-up',
  'settings',
  'story',
])

/** Whether an address (path and query) is one of a screen. Everything else that is no file is not there. */
export function isScreen(url: string): boolean {
  const [path] = url.split('?')
  const [, first = ''] = path!.split('/')
  return screens.has(first)
}
