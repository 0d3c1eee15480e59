import { Anchor, Badge, Button, Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePages } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { useSession } from '../../api/session'
import { CreateCohort } from './CreateCohort'

export default function CohortsPage() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const cohorts = usePages('/api/cohorts')
  const session = useSession()
  const [creating, { open, close }] = useDisclosure()
  return (
    <Page title={t('common.cohorts')} actions={<Button onClick={open}>{t('cohorts.newCohort')}</Button>}>
      <CreateCohort opened={creating} onClose={close} />
      <QueryBoundary view={cohorts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t('cohorts.noneYet')}
              scene="peaks"
              action={<Button onClick={open}>{t('cohorts.newCohort')}</Button>}
            >
              {t('cohorts.noneYetHint')}
            </Empty>
          ) : (
            <>
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
                {items.map((cohort) => (
                  <Card key={cohort.cohortId} component="article" aria-label={cohort.name}>
                    <Stack gap={6}>
                      <Group justify="space-between" wrap="nowrap" align="flex-start">
                        <Title order={2} className="text-of-a-person">
                          {cohort.coachIds.includes(session.person.personId) && session.roles.includes('coach') ? (
                            <Anchor component={Link} to={`/cohorts/${cohort.cohortId}`} inherit>
                              {cohort.name}
                            </Anchor>
                          ) : (
                            cohort.name
                          )}
                        </Title>
                        {cohort.status === 'archived' && <Badge color="gray">{t('cohorts.statusArchived')}</Badge>}
                      </Group>
                      <Progress
                        value={(cohort.enrolled / cohort.capacity) * 100}
                        aria-label={t('cohorts.placesFilled')}
                        size="sm"
                      />
                      <Text size="sm">
                        {t('cohorts.placesFilledCount', {
                          enrolled: cohort.enrolled,
                          capacity: cohort.capacity,
                        })}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {[
                          cohort.coachNames.join(', '),
                          cohort.sponsorName,
                          t('common.sinceDate', { date: day(cohort.startsOn) }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </Stack>
                  </Card>
                ))}
              </SimpleGrid>
              {cohorts.hasMore && (
                <Button variant="default" loading={cohorts.isLoadingMore} onClick={cohorts.more}>
                  {t('common.showMore')}
                </Button>
              )}
            </>
          )
        }
      </QueryBoundary>
    </Page>
  )
}
