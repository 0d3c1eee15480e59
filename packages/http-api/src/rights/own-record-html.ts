import type { OwnRecord } from './own-record.js'

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** `StepCompleted` reads as "Step completed". */
const words = (name: string) => {
  const apart = name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('-', ' ')
    .trim()
  return escaped(apart.charAt(0).toUpperCase() + apart.slice(1))
}

const dated = (moment: string | null) => (moment ? escaped(moment.slice(0, 16).replace('T', ' ')) : '–')

/** A value as people read it: fields with their names, lists as lists. */
function valueAsHtml(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value !== 'object') return escaped(String(value))
  if (Array.isArray(value))
    return value.length === 0 ? '–' : `<ul>${value.map((item) => `<li>${valueAsHtml(item)}</li>`).join('')}</ul>`
  const fields = Object.entries(value).map(([name, inner]) => `<dt>${words(name)}</dt><dd>${valueAsHtml(inner)}</dd>`)
  return fields.length === 0 ? '–' : `<dl>${fields.join('')}</dl>`
}

const table = (caption: string, heads: string[], rows: string[][]) =>
  `<table><caption>${caption}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`

/** One's own record as a page that can be read and printed without this program. */
export function ownRecordHtml(record: OwnRecord): string {
  const { person, consents, journeys, assessments, whoLooked, exportedAt } = record
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What is kept about ${escaped(person.name)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600}
th,td{border-bottom:1px solid #ccc;padding:.4rem;text-align:left;vertical-align:top}dl{margin:0}dt{font-weight:600}dd{margin:0 0 .4rem}ul{margin:0;padding-left:1.2rem}</style>
</head><body><h1>What is kept about ${escaped(person.name)}</h1>
<p>As of ${dated(exportedAt)} UTC. The same record for programs is beside this page, in own-record.json; files you handed in are in the folder files.</p>
<h2>You</h2>${valueAsHtml(person)}
<h2>What you agreed to</h2>${table(
    'Being counted in aggregates',
    ['When', 'Agreed'],
    consents.map(({ at, reportingConsent }) => [dated(at), reportingConsent ? 'yes' : 'no']),
  )}
<h2>Your journeys</h2>${journeys
    .map(
      ({ cycle, status, moments }) =>
        `<h3>Cycle ${cycle}, ${escaped(status)}</h3>${table(
          'What happened',
          ['When', 'What', 'By', 'In detail'],
          moments.map(({ occurredAt, type, by, data }) => [
            dated(occurredAt),
            words(type),
            escaped(by),
            valueAsHtml(data),
          ]),
        )}`,
    )
    .join('\n')}
<h2>Your assessments</h2>${assessments
    .map(
      ({ startedAt, percent, band, answers }) =>
        `<h3>${dated(startedAt)}</h3><p>${percent === null ? 'Not completed' : `${percent} %, ${escaped(band ?? '')}`}</p>${valueAsHtml(answers)}`,
    )
    .join('\n')}
<h2>Who looked at your pages</h2>${table(
    'By day',
    ['Day', 'Who', 'Page', 'Times'],
    whoLooked.map(({ day, name, page, times }) => [escaped(day), escaped(name), words(page), String(times)]),
  )}
</body></html>
`
}
