import { DndContext, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core'
import { ActionIcon, Box, Button, Group, Menu, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { IconArrowsMove } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MiniPath } from './path/SwitchbackPath'
import classes from './Board.module.css'

export interface Column<Item> {
  id: string
  title: string
  items: Item[]
  /** How far along the path this column is, as phases done of all. */
  along?: { done: number; count: number }
}

/** Cards of a column that are shown at first. */
const cardsAtFirst = 40

interface Card {
  id: string
  name: string
}

/**
 * Cards in columns. A card is moved by dragging it, or by the menu that it has for the keyboard; `mayMove` says to which
 * columns it can go at all.
 */
export function Board<Item>({
  label,
  columns,
  cardOf,
  render,
  mayMove,
  onMove,
}: {
  label: string
  columns: Column<Item>[]
  cardOf: (item: Item) => Card
  render: (item: Item, move: ReactNode) => ReactNode
  mayMove: (item: Item, from: string, to: string) => boolean
  onMove: (item: Item, from: string, to: string) => void
}) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  )
  const [limits, setLimits] = useState<Record<string, number>>({})
  const limitOf = (columnId: string) => limits[columnId] ?? cardsAtFirst
  const placeOf = (id: string) => {
    for (const column of columns) {
      const item = column.items.find((one) => cardOf(one).id === id)
      if (item) return { item, from: column.id }
    }
    return undefined
  }
  return (
    <DndContext
      sensors={sensors}
      accessibility={{ screenReaderInstructions: { draggable: '' } }}
      onDragEnd={({ active, over }) => {
        const place = placeOf(String(active.id))
        const to = over && String(over.id)
        if (place && to && to !== place.from && mayMove(place.item, place.from, to)) onMove(place.item, place.from, to)
      }}
    >
      <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0, 'aria-label': label, role: 'region' }}>
        <Group align="stretch" wrap="nowrap" gap="sm" pb="xs">
          {columns.map((column) => (
            <ColumnOf
              key={column.id}
              column={column}
              hidden={Math.max(column.items.length - limitOf(column.id), 0)}
              onMore={() => setLimits((now) => ({ ...now, [column.id]: limitOf(column.id) + 100 }))}
            >
              {column.items.slice(0, limitOf(column.id)).map((item) => {
                const card = cardOf(item)
                const targets = columns.filter(({ id }) => id !== column.id && mayMove(item, column.id, id))
                return (
                  <Draggable key={card.id} id={card.id} disabled={targets.length === 0}>
                    {render(
                      item,
                      targets.length > 0 && (
                        <MoveMenu name={card.name} targets={targets} onMove={(to) => onMove(item, column.id, to)} />
                      ),
                    )}
                  </Draggable>
                )
              })}
            </ColumnOf>
          ))}
        </Group>
      </ScrollArea>
    </DndContext>
  )
}

function ColumnOf<Item>({
  column,
  hidden,
  onMore,
  children,
}: {
  column: Column<Item>
  /** How many cards are not shown yet. */
  hidden: number
  onMore: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { setNodeRef, isOver } = useDroppable({ id: column.id })
  return (
    <section ref={setNodeRef} aria-label={column.title} className={classes.column} data-over={isOver || undefined}>
      <Group justify="space-between" wrap="nowrap" mb="xs" mih={26}>
        <Title order={2} fz="sm">
          {column.title}{' '}
          <Text span c="dimmed" fw={400}>
            {column.items.length}
          </Text>
        </Title>
        {column.along && <MiniPath count={column.along.count} done={column.along.done} current />}
      </Group>
      <Stack gap="xs">{children}</Stack>
      {hidden > 0 && (
        <Button size="xs" variant="default" fullWidth mt="xs" onClick={onMore}>
          {t('common.showMoreCount', { more: hidden })}
        </Button>
      )}
      {column.items.length === 0 && (
        <Text size="xs" c="dimmed" ta="center" py="md">
          {t('ui.boardEmpty')}
        </Text>
      )}
    </section>
  )
}

function Draggable({ id, disabled, children }: { id: string; disabled: boolean; children: ReactNode }) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id, disabled })
  return (
    <Box
      ref={setNodeRef}
      {...listeners}
      className={classes.card}
      data-dragging={isDragging || undefined}
      data-fixed={disabled || undefined}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)`, zIndex: 5 } : undefined}
    >
      {children}
    </Box>
  )
}

function MoveMenu({
  name,
  targets,
  onMove,
}: {
  name: string
  targets: { id: string; title: string }[]
  onMove: (to: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('ui.moveName', { name })}>
          <IconArrowsMove size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('ui.moveTo')}</Menu.Label>
        {targets.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => onMove(id)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
