import { Box, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import classes from './SwitchbackPath.module.css'

export interface PathPhase {
  phaseId: string
  title: string
  state: 'done' | 'current' | 'ahead'
  note?: string | undefined
}

const rise = 62
const width = 320
const bend = rise / 2

/** The picture of the product: phases as bends of a mountain road, walked from the bottom up. */
export function SwitchbackPath({ phases, linkTo }: { phases: PathPhase[]; linkTo?: (phaseId: string) => string }) {
  const { t } = useTranslation()
  const height = phases.length * rise + 12
  const at = (index: number) => height - 20 - index * rise
  const reached = phases.findLastIndex(({ state }) => state !== 'ahead')
  return (
    <Box className={classes.path} style={{ minHeight: height }}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden className={classes.road}>
        <path d={road(phases.length, at)} className={`${classes.line} ${classes.ahead}`} />
        {reached >= 0 && (
          <path
            d={road(reached + 1, at, phases[reached]!.state === 'current')}
            className={`${classes.line} ${classes.walked}`}
          />
        )}
        {phases.map(({ phaseId, state }, index) => (
          <g key={phaseId} transform={`translate(${markX(index)} ${at(index)})`}>
            {state === 'current' && <circle r={19} className={classes.halo} />}
            <circle r={state === 'current' ? 11 : 9} className={`${classes.mark} ${classes[state]}`} />
            {state === 'done' && <path d="M-4 0l3 3.2 5-5.6" className={classes.tick} />}
          </g>
        ))}
      </svg>
      <ol className={classes.names} style={{ height }}>
        {phases.map(({ phaseId, title, state, note }, index) => (
          <li
            key={phaseId}
            style={{
              bottom: height - at(index) + 7,
              [index % 2 ? 'right' : 'left']: 48,
              textAlign: index % 2 ? 'right' : 'left',
            }}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <Text component="span" size="sm" fw={state === 'current' ? 750 : 550}>
              {linkTo ? <Link to={linkTo(phaseId)}>{title}</Link> : title}
              <VisuallyHidden>
                {state === 'done' ? t('ui.pathDone') : state === 'current' ? t('ui.pathCurrent') : t('ui.pathAhead')}
              </VisuallyHidden>
            </Text>
            {note && (
              <Text component="span" size="xs" c="dimmed">
                {note}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Box>
  )
}

const markX = (index: number) => (index % 2 ? width - 24 : 24)

/** The road up to and with `count` phases; to the middle of the last bend where one is still on it. */
function road(count: number, at: (index: number) => number, half = false): string {
  let line = `M${markX(0)} ${at(0)}`
  for (let index = 0; index < count; index += 1) {
    const to = half && index === count - 1 ? width / 2 : index % 2 ? 54 : width - 54
    line += ` L${to} ${at(index)}`
    if (index === count - 1) return line
    const sweep = index % 2 ? 1 : 0
    line += ` A${bend} ${bend} 0 0 ${sweep} ${to} ${at(index + 1)}`
  }
  return line
}

/** The same road on one line, for rows and headings: how far a client has come. */
export function MiniPath({ count, done, current }: { count: number; done: number; current: boolean }) {
  const step = 15
  const x = (index: number) => 6 + index * step
  const y = (index: number) => (index % 2 ? 6 : 16)
  const line = (to: number) =>
    Array.from({ length: to }, (_, index) => `${index ? 'L' : 'M'}${x(index)} ${y(index)}`).join(' ')
  const reached = done + (current ? 1 : 0)
  return (
    <svg width={x(Math.max(count - 1, 0)) + 6} height={22} aria-hidden className={classes.mini}>
      <path
        d={line(count)}
        className={`${classes.line} ${classes.ahead}`}
        style={{ strokeWidth: 2, strokeDasharray: '1 4' }}
      />
      <path d={line(reached)} className={`${classes.line} ${classes.walked}`} style={{ strokeWidth: 3 }} />
      {Array.from({ length: count }, (_, index) => (
        <circle
          key={index}
          cx={x(index)}
          cy={y(index)}
          r={index === done && current ? 5 : 4}
          className={`${classes.mark} ${classes[index < done ? 'done' : index === done && current ? 'current' : 'ahead']!}`}
          style={{ strokeWidth: index === done && current ? 3 : 1.5 }}
        />
      ))}
    </svg>
  )
}
