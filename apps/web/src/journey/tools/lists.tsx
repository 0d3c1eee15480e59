import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { RecordList } from './RecordList'
import type { ToolProps } from './tool'

const materialKinds = [
  ['paper', msg('tools.materialPaper')],
  ['book', msg('tools.materialBook')],
  ['course', msg('tools.materialCourse')],
  ['video', msg('tools.materialVideo')],
  ['article', msg('tools.typeArticle')],
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
      add={msg('tools.addMaterial')}
      nothing={t('tools.noMaterials')}
      fields={[
        { name: 'title', label: msg('common.title'), as: 'text' },
        { name: 'kind', label: msg('tools.type'), as: 'choice', choices: materialKinds },
        { name: 'link', label: msg('common.link'), as: 'text', optional: true },
        { name: 'notes', label: msg('tools.whatLearned'), as: 'long', optional: true },
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
      add={msg('tools.addProject')}
      nothing={t('tools.noProjects')}
      fields={[
        { name: 'title', label: msg('common.title'), as: 'text' },
        { name: 'link', label: msg('common.link'), as: 'text', optional: true },
        { name: 'summary', label: msg('tools.projectSummary'), as: 'long', optional: true },
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
      add={msg('tools.addCertification')}
      nothing={t('tools.noCertifications')}
      fields={[
        { name: 'title', label: msg('common.title'), as: 'text' },
        { name: 'issuer', label: msg('tools.issuedBy'), as: 'text' },
        { name: 'earnedOn', label: msg('tools.earnedOn'), as: 'date' },
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
      add={msg('tools.addContact')}
      nothing={t('tools.noContacts')}
      fields={[
        { name: 'who', label: msg('tools.contactWho'), as: 'text' },
        { name: 'how', label: msg('tools.contactHow'), as: 'long', optional: true },
      ]}
      titleOf={({ who }) => who}
      noteOf={({ how }) => how}
    />
  )
}
