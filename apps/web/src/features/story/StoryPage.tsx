import { Button, Grid, Group, Modal, Stack, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from '../../api/queries'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { BeforeAfter } from '../../journey/BeforeAfter'
import { CompareCycles } from '../../journey/CompareCycles'
import type { Journey } from '../../journey/journey'
import { Timeline } from '../../journey/Timeline'
import { Years } from '../../journey/Years'
import { PictureForm } from '../../journey/tools/PictureForm'

/** The whole journey in true dates, what it changed, and one cycle beside the other. */
export default function StoryPage() {
  const { t } = useTranslation()
  const home = useView('/api/home')
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Page
      title={t('common.myStory')}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('common.print')}
        </Button>
      }
    >
      <QueryBoundary view={home}>
        {({ journeys }) => {
          const journey = journeys.find(({ journeyId }) => journeyId === chosen) ?? journeys[0]
          if (!journey)
            return (
              <Empty title={t('story.notStarted')} scene="path">
                {t('story.notStartedHint')}
              </Empty>
            )
          return (
            <Stack gap="lg">
              {journeys.length > 1 && (
                <>
                  <CompareCycles journeys={journeys} />
                  <Tabs value={journey.journeyId} onChange={setChosen} className="no-print">
                    <Tabs.List>
                      {journeys.toReversed().map(({ journeyId, cycle, frameworkName }) => (
                        <Tabs.Tab key={journeyId} value={journeyId}>
                          {t('common.cycle', { cycle })}, {frameworkName}
                        </Tabs.Tab>
                      ))}
                    </Tabs.List>
                    {journeys.map(({ journeyId }) => (
                      <Tabs.Panel key={journeyId} value={journeyId}>
                        {null}
                      </Tabs.Panel>
                    ))}
                  </Tabs>
                </>
              )}
              <Story key={journey.journeyId} journey={journey} />
            </Stack>
          )
        }}
      </QueryBoundary>
    </Page>
  )
}

function Story({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const [recording, { open, close }] = useDisclosure()
  const ended = journey.status === 'completed'
  return (
    <Stack gap="lg">
      <Years journey={journey} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Timeline journeyId={journey.journeyId} phases={journey.phases} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <BeforeAfter pictures={journey.pictures} whose="mine" />
            {journey.pictures.length > 0 && journey.status !== 'paused' && (
              <Group>
                <Button variant="default" onClick={open}>
                  {t('story.recordToday')}
                </Button>
              </Group>
            )}
            {journey.pictures.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('story.baselineHint')}
              </Text>
            )}
          </Stack>
        </Grid.Col>
      </Grid>
      <Modal opened={recording} onClose={close} title={t('story.whereToday')}>
        <PictureForm journey={journey} kind="outcome" at={ended ? 'follow-up' : 'gate'} onDone={close} />
      </Modal>
    </Stack>
  )
}
