import {
  Badge,
  Button,
  Card,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { CompareAreas } from './CompareAreas'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { ownIdOf } from './own-id'
import { useDraft, useRetraction, type ToolProps } from './tool'

type Area = ToolProps['book']['areas'][number]

const fields: Field[] = [
  { name: 'what', label: msg('tools.whatIsIt'), as: 'long' },
  { name: 'why', label: msg('tools.whyItMatters'), as: 'long' },
  { name: 'how', label: msg('tools.howItWorks'), as: 'long' },
  { name: 'triedOut', label: msg('tools.whatTried'), as: 'long', optional: true },
  { name: 'interest', label: msg('tools.yourInterest'), as: 'scale', hint: msg('tools.scaleHint') },
  { name: 'demand', label: msg('tools.jobMarket'), as: 'scale', hint: msg('tools.scaleHint') },
]
const withTitle: Field[] = [{ name: 'title', label: msg('tools.area'), as: 'text' }, ...fields]

/** Shelves of areas to explore: each topic a card that opens into what, why and how; and all of them compared. */
export function Explore({ journey, book, content, editable }: ToolProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<'boards' | 'compare'>('boards')
  const editor = useDraft<Area>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const areas = book.areas.filter(({ areaId }) => !pending.has(areaId))
  const shelves = content?.shelves ?? []
  const onShelves = new Set(shelves.flatMap(({ topics }) => topics.map(({ id }) => id)))
  const known = [
    ...shelves.flatMap(({ topics }) => topics),
    ...book.areas.map(({ areaId, title }) => ({ id: areaId, title })),
  ]
  const own = areas.filter(({ areaId }) => !onShelves.has(areaId))
  const card = (areaId: string, title: string, hint: string | undefined, shelf?: string) => (
    <AreaCard
      key={areaId}
      title={title}
      hint={hint}
      area={areas.find((one) => one.areaId === areaId)}
      editable={editable}
      onOpen={(area) => editor.open(area ? pick(area) : { areaId, title, ...(shelf && { shelf }) })}
      onRemove={() => takeBack('area-explored', areaId)}
    />
  )
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('common.whatToShow')}
          value={view}
          onChange={(value) => setView(value)}
          data={[
            { value: 'boards', label: t('tools.viewTopics') },
            { value: 'compare', label: t('tools.viewCompare') },
          ]}
        />
        <Text size="sm" c="dimmed" role="status">
          {t('tools.areasExplored', { count: areas.length })}
        </Text>
      </Group>
      {view === 'compare' ? (
        <CompareAreas areas={areas} />
      ) : (
        <>
          {shelves.map((shelf) => (
            <Shelf key={shelf.id} title={shelf.title}>
              {shelf.topics.map(({ id, title, hint }) => card(id, title, hint, shelf.title))}
            </Shelf>
          ))}
          {(own.length > 0 || editable) && (
            <Shelf title={t('tools.myAreas')}>
              {own.map(({ areaId, title }) => card(areaId, title, undefined))}
              {editable && (
                <Button
                  variant="default"
                  h="auto"
                  mih={72}
                  leftSection={<IconPlus size={16} />}
                  onClick={() => editor.open({})}
                >
                  {t('tools.anotherArea')}
                </Button>
              )}
            </Shelf>
          )}
        </>
      )}
      <FindingEditor
        title={editor.draft?.title ? String(editor.draft.title) : t('tools.anotherArea')}
        fields={editor.draft?.areaId ? fields : withTitle}
        command="/api/journeys/{streamId}/explore-area"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
        complete={(values) => ({
          ...values,
          title: values.title ?? editor.draft?.title,
          areaId: values.areaId ?? ownIdOf(values.title, known),
        })}
      />
    </Stack>
  )
}

const pick = ({ areaId, title, shelf, what, why, how, triedOut, interest, demand }: Area) => ({
  areaId,
  title,
  ...(shelf && { shelf }),
  what,
  why,
  how,
  ...(triedOut && { triedOut }),
  interest,
  demand,
})

const Shelf = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Title order={3} mb="xs">
      {title}
    </Title>
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      {children}
    </SimpleGrid>
  </section>
)

function AreaCard({
  title,
  hint,
  area,
  editable,
  onOpen,
  onRemove,
}: {
  title: string
  hint: string | undefined
  area: Area | undefined
  editable: boolean
  onOpen: (area: Area | undefined) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  if (!area)
    return (
      <UnstyledButton
        onClick={() => editable && onOpen(undefined)}
        disabled={!editable}
        p="sm"
        style={{ border: '1.5px dashed var(--path-ahead)', borderRadius: 12 }}
      >
        <Text size="sm" fw={550}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {hint ?? t('tools.areaNotExplored')}
        </Text>
      </UnstyledButton>
    )
  return (
    <Card padding="sm" radius="md" style={{ borderColor: 'var(--path-walked)' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap={4}>
        <Text size="sm" fw={650} className="text-of-a-person">
          {title}
        </Text>
        {editable && <ItemActions name={title} onEdit={() => onOpen(area)} {...(!area.chosen && { onRemove })} />}
      </Group>
      <Text size="xs" lineClamp={3} className="text-of-a-person">
        {area.what}
      </Text>
      <Group gap="xs" mt={6}>
        <Badge variant="light" size="sm">
          {t('tools.interestValue', { value: area.interest })}
        </Badge>
        <Badge variant="light" size="sm" color="gray">
          {t('tools.marketValue', { value: area.demand })}
        </Badge>
        {area.chosen && <Badge size="sm">{t('tools.areaChosen')}</Badge>}
      </Group>
    </Card>
  )
}
