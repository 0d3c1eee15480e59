import Papa from 'papaparse'

/** Offers lines as a file of comma-separated values (RFC 4180). What a spreadsheet would take for a formula is quoted away. */
export function downloadCsv(name: string, lines: Record<string, string | number>[]) {
  const text = Papa.unparse(lines, { escapeFormulae: true })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
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
