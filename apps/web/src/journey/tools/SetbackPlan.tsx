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
      add={msg('tools.addSetbackPlan')}
      nothing={t('tools.noSetbackPlans')}
      fields={[
        { name: 'text', label: msg('tools.whatCouldGoWrong'), as: 'long' },
        { name: 'response', label: msg('tools.setbackResponse'), as: 'long' },
      ]}
      titleOf={({ text }) => text}
      noteOf={({ response }) => t('tools.setbackThen', { response })}
    />
  )
}
