import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { RecordList } from './RecordList'
import type { ToolProps } from './tool'

const materialKinds = [
  ['paper', msg('Paper')],
  ['book', msg('Book')],
  ['course', msg('Course')],
  ['video', msg('Video')],
  ['article', msg('Article')],
] as const

/** Papers, books, courses that were really worked through. */
export function Materials({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  return (
    <RecordList
      {...props}
      items={book.materials}
      count="material-studied"
      command="/api/journeys/{streamId}/record-material"
      add={msg('Add material')}
      nothing={t('Nothing studied yet. One paper that everything else quotes is a good start.')}
      fields={[
        { name: 'title', label: msg('Title'), as: 'text' },
        { name: 'kind', label: msg('Kind'), as: 'choice', choices: materialKinds },
        { name: 'link', label: msg('Link'), as: 'text', optional: true },
        { name: 'notes', label: msg('What I took from it'), as: 'long', optional: true },
      ]}
      titleOf={({ title }) => title}
      noteOf={({ kind, notes }) =>
        [t(materialKinds.find(([value]) => value === kind)?.[1] ?? kind), notes].filter(Boolean).join(': ')
      }
    />
  )
}

/** Repositories and projects: the smallest portfolio. */
export function Projects({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  return (
    <RecordList
      {...props}
      items={book.projects}
      count="project"
      command="/api/journeys/{streamId}/record-project"
      add={msg('Add a project')}
      nothing={t('No project yet. A repository with one thing you are glad of is enough to begin.')}
      fields={[
        { name: 'title', label: msg('Title'), as: 'text' },
        { name: 'link', label: msg('Link'), as: 'text', optional: true },
        { name: 'summary', label: msg('What is in it?'), as: 'long', optional: true },
      ]}
      titleOf={({ title }) => title}
      noteOf={({ summary }) => summary}
    />
  )
}

export function Certifications({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  return (
    <RecordList
      {...props}
      items={book.certifications}
      count="certification"
      command="/api/journeys/{streamId}/record-certification"
      add={msg('Add a certification')}
      nothing={t('No certification yet.')}
      fields={[
        { name: 'title', label: msg('Title'), as: 'text' },
        { name: 'issuer', label: msg('Issued by'), as: 'text' },
        { name: 'earnedOn', label: msg('Earned on'), as: 'date' },
      ]}
      titleOf={({ title }) => title}
      noteOf={({ issuer, earnedOn }) => `${issuer}, ${day(earnedOn)}`}
    />
  )
}

/** People met on the way. */
export function Network({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  return (
    <RecordList
      {...props}
      items={book.connections}
      count="connection"
      command="/api/journeys/{streamId}/record-connection"
      add={msg('Add a contact')}
      nothing={t('Nobody yet. One conversation with somebody who does the work already is worth ten articles.')}
      fields={[
        { name: 'who', label: msg('Who?'), as: 'text' },
        { name: 'how', label: msg('How, and what came of it?'), as: 'long', optional: true },
      ]}
      titleOf={({ who }) => who}
      noteOf={({ how }) => how}
    />
  )
}
