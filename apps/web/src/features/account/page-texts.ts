import { msg } from '../../i18n/language'

/** Names of the pages that others have read about a person. */
export const pageTexts: Record<string, string> = {
  journey: msg('account.pagePath'),
  evidence: msg('account.pageEvidence'),
  timeline: msg('account.pageActivity'),
  workbook: msg('account.pageEntries'),
  'journey-as-of': msg('account.pagePathEarlier'),
  assessments: msg('account.pageAssessments'),
}
