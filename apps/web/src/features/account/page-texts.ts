import { msg } from '../../i18n/language'

/** What the pages are called that others read about somebody. */
export const pageTexts: Record<string, string> = {
  journey: msg('Your path'),
  evidence: msg('Your evidence'),
  timeline: msg('Your moments'),
  workbook: msg('Your findings'),
  'journey-as-of': msg('Your path as of a date'),
  assessments: msg('Your shared assessments'),
}
