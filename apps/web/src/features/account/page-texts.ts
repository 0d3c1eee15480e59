import { msg } from '../../i18n/language'

/** Names of the pages that others have read about a person. */
export const pageTexts: Record<string, string> = {
  journey: msg('Your path'),
  evidence: msg('Your evidence'),
  timeline: msg('Your moments'),
  workbook: msg('Your findings'),
  'journey-as-of': msg('Your path as of a date'),
  assessments: msg('Your shared assessments'),
}
