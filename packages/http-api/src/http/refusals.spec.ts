import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { forbidden, notFound, refuse, type RefusalKind } from '@switchback/domain/kernel/decider'

/** The codes that are no 409. Clients rely on the status of a code: it changes for no reason inside the domain. */
const kinds: Partial<Record<RefusalKind, string[]>> = {
  'not-found': [
    'ApplicationNotFound',
    'AssessmentNotFound',
    'CohortNotFound',
    'DemandNotFound',
    'EvidenceNotFound',
    'FindingNotFound',
    'FrameworkNotFound',
    'FrameworkVersionNotFound',
    'InvitationNotFound',
    'JourneyNotFound',
    'MemberNotFound',
    'OrganisationNotFound',
    'PhaseNotFound',
    'QuestionNotFound',
    'SponsorNotFound',
    'StepNotFound',
    'TemplateNotFound',
  ],
  forbidden: [
    'NotYourInvitation',
    'NotYourRecord',
    'NotYourRequest',
    'NotYourRoleToGive',
    'OwnEvidence',
    'OwnGate',
    'OwnRole',
  ],
}
const makers = { refuse, notFound, forbidden }

const source = fileURLToPath(new URL('../../../domain/src/', import.meta.url))
const calls = globSync('**/*.ts', { cwd: source })
  .filter((file) => !file.endsWith('.spec.ts'))
  .flatMap((file) => [
    ...readFileSync(`${source}/${file}`, 'utf8').matchAll(/\b(refuse|notFound|forbidden)\(\s*'(\w+)'/g),
  ])
  .map(([, maker, code]) => ({ code: code!, kind: makers[maker as keyof typeof makers](code!, '').kind }))

describe('a refusal', () => {
  it.each(['not-found', 'forbidden'] as const)('that is %s has one of the codes that were always so', (kind) => {
    const codes = calls.filter((call) => call.kind === kind).map(({ code }) => code)
    expect([...new Set(codes)].sort()).toEqual(kinds[kind])
  })

  it('has the same kind wherever its code is used', () => {
    expect(calls.length).toBeGreaterThan(120)
    const other = Object.values(kinds).flat()
    expect(calls.filter(({ kind, code }) => kind === 'refused' && other.includes(code))).toEqual([])
  })
})
