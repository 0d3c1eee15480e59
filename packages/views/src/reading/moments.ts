import pg from 'pg'

const usual = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** A moment as PostgreSQL writes it, as an ISO 8601 text in UTC, to the millisecond. */
function momentText(written: string): string {
  const parts = usual.exec(written)
  if (!parts) return asDate(written).toISOString()
  const [, day, time, fraction = ''] = parts
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

const asDate: (written: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)

/** How values are read from views: as the driver does it, but moments are texts, as they are in events and in answers. */
export const momentsAsTexts: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.TIMESTAMPTZ ? momentText : pg.types.getTypeParser(type, format),
}
