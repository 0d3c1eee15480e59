import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { RecordList } from './RecordList'
import type { ToolProps } from './tool'

/** What could go wrong, and what the client will do then: decided in advance, it is easier to do. */
export function SetbackPlan({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  return (
    <RecordList
      {...props}
      items={book.setbacks}
      count="setback"
      command="/api/journeys/{streamId}/plan-for-setback"
      add={msg('Add a setback')}
      nothing={t('Nothing planned yet. What could stop you in the coming weeks?')}
      fields={[
        { name: 'text', label: msg('What could go wrong?'), as: 'long' },
        { name: 'response', label: msg('What will you do then?'), as: 'long' },
      ]}
      titleOf={({ text }) => text}
      noteOf={({ response }) => t('Then: {{response}}', { response })}
    />
  )
}
