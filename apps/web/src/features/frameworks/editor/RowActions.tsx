import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface RowActionsProps {
  /** What is moved, changed or removed, for who cannot see the icons. */
  name: string
  /** Null where it is the first already. */
  onMoveUp: (() => void) | null
  /** Null where it is the last already; left out where nothing moves down. */
  onMoveDown?: (() => void) | null
  onEdit: () => void
  onRemove: () => void
  /** Of the icons, in pixels. */
  size: number
  color?: string
  removeColor: string
}

/** Moves, changes or removes a phase or a step of a draft. */
export function RowActions({
  name,
  onMoveUp,
  onMoveDown,
  onEdit,
  onRemove,
  size,
  color,
  removeColor,
}: RowActionsProps) {
  const { t } = useTranslation()
  const named = { name }
  return (
    <Group gap={2} wrap="nowrap">
      <Action label={t('frameworks.moveUp', named)} onClick={onMoveUp} color={color}>
        <IconArrowUp size={size} />
      </Action>
      {onMoveDown !== undefined && (
        <Action label={t('frameworks.moveDown', named)} onClick={onMoveDown} color={color}>
          <IconArrowDown size={size} />
        </Action>
      )}
      <Action label={t('common.editName', named)} onClick={onEdit} color={color}>
        <IconPencil size={size} />
      </Action>
      <Action label={t('frameworks.removeNamed', named)} onClick={onRemove} color={removeColor}>
        <IconTrash size={size} />
      </Action>
    </Group>
  )
}

interface ActionProps {
  label: string
  /** Null where it cannot be done. */
  onClick: (() => void) | null
  color: string | undefined
  children: ReactNode
}

const Action = ({ label, onClick, color, children }: ActionProps) => (
  <ActionIcon
    variant="subtle"
    {...(color && { color })}
    disabled={onClick === null}
    aria-label={label}
    onClick={() => onClick?.()}
  >
    {children}
  </ActionIcon>
)
