import { Card } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/dates'
import { SwitchbackPath } from '../ui/path/SwitchbackPath'
import type { Journey } from './journey'

interface PathCardProps {
  journey: Journey
  /** Where a phase leads to; without it, phases are not links. */
  linkTo?: (phaseId: string) => string
  /** Shown above the path. */
  children: ReactNode
}

/** The path of a journey: each phase with the day it was completed, or the day it should be. */
export function PathCard({ journey, linkTo, children }: PathCardProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const phases = journey.phases.map((phase) => ({
    ...phase,
    note: phase.completedAt
      ? day(phase.completedAt)
      : phase.targetDate
        ? t('common.byDate', { date: day(phase.targetDate) })
        : undefined,
  }))
  return (
    <Card component="section" aria-label={t('common.path')}>
      {children}
      <SwitchbackPath phases={phases} {...(linkTo && { linkTo })} />
    </Card>
  )
}
