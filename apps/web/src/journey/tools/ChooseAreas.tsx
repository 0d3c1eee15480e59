import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { msg } from '../../i18n/language'
import { FindingEditor } from './fields'
import { useDraft, useRetraction, type ToolProps } from './tool'

/** The areas that were explored, best first, to choose one to three of, each with the reason. */
export function ChooseAreas({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const editor = useDraft<{ areaId: string; title: string }>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const areas = book.areas.toSorted(
    (one, other) =>
      Number(Boolean(other.chosen)) - Number(Boolean(one.chosen)) ||
      other.interest + other.demand - one.interest - one.demand,
  )
  if (areas.length === 0)
    return (
      <Text size="sm">
        {t('tools.noAreasExplored')}{' '}
        {editable && (
          <Anchor component={Link} to="/home">
            {t('tools.exploreAreasFirst')}
          </Anchor>
        )}
      </Text>
    )
  return (
    <Stack gap="xs">
      {areas.map(({ areaId, title, interest, demand, chosen }) => {
        const isChosen = chosen && !pending.has(areaId)
        return (
          <Card
            key={areaId}
            padding="sm"
            radius="md"
            style={isChosen ? { borderColor: 'var(--path-walked)', borderWidth: 2 } : undefined}
          >
            <Group justify="space-between" wrap="wrap">
              <div style={{ flex: '1 1 200px' }}>
                <Group gap="xs">
                  <Text size="sm" fw={600} className="text-of-a-person">
                    {title}
                  </Text>
                  <Badge variant="light" size="sm">
                    {t('tools.interestValue', { value: interest })}
                  </Badge>
                  <Badge variant="light" size="sm" color="gray">
                    {t('tools.marketValue', { value: demand })}
                  </Badge>
                </Group>
                {isChosen && (
                  <Text size="sm" className="text-of-a-person">
                    {chosen.reason}
                  </Text>
                )}
              </div>
              {editable &&
                (isChosen ? (
                  <Button key="back" size="xs" variant="default" onClick={() => takeBack('area-chosen', areaId)}>
                    {t('tools.undoChoice')}
                  </Button>
                ) : (
                  <Button key="choose" size="xs" variant="light" onClick={() => editor.open({ areaId, title })}>
                    {t('tools.chooseArea')}
                  </Button>
                ))}
            </Group>
          </Card>
        )
      })}
      <FindingEditor
        title={t('tools.chooseAreaTitle', { title: String(editor.draft?.title ?? '') })}
        fields={[{ name: 'reason', label: msg('tools.whyThisArea'), as: 'long' }]}
        command="/api/journeys/{streamId}/choose-area"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
