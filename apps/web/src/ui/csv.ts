import Papa from 'papaparse'
import { downloadFile } from './download'

/** A text that a spreadsheet would silently change: `3/27` and `1-2` into dates, `007` into 7, `2e5` into 200000. */
const misread = /^(0\d+|\d{1,4}[/.-]\d{1,4}([/.-]\d{1,4})?|\d+(\.\d+)?e\d+)$/i
const isDate = /^\d{4}-\d{2}-\d{2}$/

/**
 * Lines as comma-separated values (RFC 4180) that a spreadsheet shows as they are: an apostrophe goes before what it would take
 * for a formula, a date or another number.
 */
export function csvOf(lines: Record<string, string | number>[]): string {
  const kept = (value: string | number) =>
    typeof value === 'string' && misread.test(value.trim()) && !isDate.test(value) ? `'${value}` : value
  return Papa.unparse(
    lines.map((line) => Object.fromEntries(Object.entries(line).map(([name, value]) => [name, kept(value)]))),
    { escapeFormulae: true },
  )
}

/** Offers lines as a file of comma-separated values. */
export function downloadCsv(name: string, lines: Record<string, string | number>[]) {
  // Without the mark at its beginning, Excel reads the file in the wrong encoding.
  downloadFile(`${name}.csv`, `\uFEFF${csvOf(lines)}`, 'text/csv;charset=utf-8')
}

/** Reads comma-, semicolon- or tab-separated lines with a heading, whatever the letter case of its names. */
export function readCsv(text: string): Record<string, string>[] {
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) =>
      name
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase(),
  })
  return data
}
