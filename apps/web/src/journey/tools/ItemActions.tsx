import { ActionIcon, Group } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Changes or removes an entry. */
export function ItemActions({ name, onEdit, onRemove }: { name: string; onEdit?: () => void; onRemove?: () => void }) {
  const { t } = useTranslation()
  return (
    <Group gap={2} wrap="nowrap" className="no-print">
      {onEdit && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('common.editName', { name })} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('tools.removeNamed', { name })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </Group>
  )
}
