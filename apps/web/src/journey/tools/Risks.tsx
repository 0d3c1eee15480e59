import { Badge, Box, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { isNamed, useDraft, useRetraction, type ToolProps } from './tool'

type Risk = ToolProps['book']['risks'][number]

const fields: Field[] = [
  { name: 'risk', label: msg('tools.whatCouldGoWrong'), as: 'long' },
  { name: 'likelihood', label: msg('tools.howLikely'), as: 'scale', hint: msg('tools.scaleHint') },
  { name: 'impact', label: msg('tools.howBad'), as: 'scale', hint: msg('tools.scaleHint') },
  { name: 'response', label: msg('tools.riskResponse'), as: 'long' },
]

/** How grave a risk is: likelihood times impact, 1 to 25. */
const weightOf = ({ likelihood, impact }: Risk) => likelihood * impact
const colourOf = (weight: number) => (weight >= 15 ? 'red' : weight >= 8 ? 'orange' : 'gray')

/** The sheet of risks, gravest first, and where each lies between unlikely and certain, harmless and grave. */
export function Risks({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const editor = useDraft<Risk>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const risks = book.risks
    .filter(({ findingId }) => !pending.has(findingId))
    .toSorted((one, other) => weightOf(other) - weightOf(one))
  return (
    <Stack>
      <Group align="flex-start" wrap="wrap">
        {risks.length > 0 && <Matrix risks={risks} />}
        <Stack gap="xs" flex="1 1 300px" miw={0}>
          {risks.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('tools.noRisks')}
            </Text>
          )}
          {risks.map((risk, at) => (
            <Card key={risk.findingId} padding="sm" radius="md">
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <div style={{ minWidth: 0 }}>
                  <Group gap="xs" wrap="nowrap" align="flex-start">
                    <Badge color={colourOf(weightOf(risk))} variant="light" style={{ flex: 'none' }}>
                      {at + 1}
                    </Badge>
                    <Text size="sm" fw={600} className="text-of-a-person">
                      {risk.risk}
                    </Text>
                  </Group>
                  <Text size="sm" className="text-of-a-person">
                    {risk.response}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('tools.riskValues', {
                      likelihood: risk.likelihood,
                      impact: risk.impact,
                    })}
                  </Text>
                </div>
                {editable && isNamed(risk.findingId) && (
                  <ItemActions
                    name={risk.risk}
                    onEdit={() => editor.open(risk)}
                    onRemove={() => takeBack('risk', risk.findingId)}
                  />
                )}
              </Group>
            </Card>
          ))}
        </Stack>
      </Group>
      {editable && (
        <Group>
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => editor.open()}>
            {t('tools.addRisk')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('tools.risk')}
        fields={fields}
        command="/api/journeys/{streamId}/assess-risk"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}

const tints = { red: '#e03131', orange: '#e8710a', gray: '#868e96' }

/** Five by five: the numbers are those of the sheet. */
function Matrix({ risks }: { risks: Risk[] }) {
  const { t } = useTranslation()
  const cell = 38
  return (
    <Box style={{ flex: 'none' }}>
      <svg width={cell * 5 + 30} height={cell * 5 + 26} role="img" aria-label={t('tools.riskMatrix')}>
        {[1, 2, 3, 4, 5].flatMap((impact) =>
          [1, 2, 3, 4, 5].map((likelihood) => {
            const here = risks.flatMap((risk, at) =>
              risk.impact === impact && risk.likelihood === likelihood ? [at + 1] : [],
            )
            const [x, y] = [26 + (likelihood - 1) * cell, (5 - impact) * cell]
            return (
              <g key={`${impact}/${likelihood}`}>
                <rect
                  x={x + 1}
                  y={y + 1}
                  width={cell - 3}
                  height={cell - 3}
                  rx={6}
                  fill={tints[colourOf(impact * likelihood)]}
                  fillOpacity={0.16}
                />
                <text
                  x={x + cell / 2}
                  y={y + cell / 2 + 4}
                  textAnchor="middle"
                  fontSize={12}
                  fontWeight={700}
                  fill="var(--mantine-color-text)"
                >
                  {here.slice(0, 3).join(' ')}
                </text>
              </g>
            )
          }),
        )}
        <g fontSize={11} fill="var(--mantine-color-dimmed)" textAnchor="middle">
          <text x={26 + (cell * 5) / 2} y={cell * 5 + 16}>
            {t('tools.likelihood')}
          </text>
          <text transform={`translate(12 ${(cell * 5) / 2}) rotate(-90)`}>{t('tools.impact')}</text>
        </g>
      </svg>
    </Box>
  )
}
