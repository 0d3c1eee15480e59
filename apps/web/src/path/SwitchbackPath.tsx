import { Box, Text, VisuallyHidden } from '@mantine/core'
import classes from './SwitchbackPath.module.css'

export interface PathPhase {
  phaseId: string
  title: string
  state: 'done' | 'current' | 'ahead'
  note?: string | undefined
}

const rise = 52
const width = 300
const bend = rise / 2

/** The picture of the product: phases as bends of a mountain road, walked from the bottom up. */
export function SwitchbackPath({ phases }: { phases: PathPhase[] }) {
  const height = phases.length * rise + 8
  const at = (index: number) => height - 22 - index * rise
  const reached = phases.findLastIndex(({ state }) => state !== 'ahead')
  return (
    <Box className={classes.path} style={{ minHeight: height }}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden className={classes.road}>
        <path d={road(phases.length, at)} className={classes.ahead} />
        {reached >= 0 && (
          <path d={road(reached + 1, at, phases[reached]!.state === 'current')} className={classes.walked} />
        )}
        {phases.map(({ phaseId, state }, index) => (
          <g key={phaseId} transform={`translate(${markX(index)} ${at(index)})`}>
            <circle r={state === 'current' ? 11 : 8} className={classes[state]} />
            {state === 'done' && <path d="M-3.5 0l2.5 2.8 4.5-5" className={classes.tick} />}
          </g>
        ))}
      </svg>
      <ol className={classes.names} style={{ height }}>
        {phases.map(({ phaseId, title, state, note }, index) => (
          <li
            key={phaseId}
            style={{ top: at(index) - 27, [index % 2 ? 'right' : 'left']: 40 }}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <Text component="span" size="sm" fw={state === 'current' ? 700 : 500}>
              {title}
            </Text>
            <VisuallyHidden>
              {state === 'done' ? ', done' : state === 'current' ? ', you are here' : ', ahead'}
            </VisuallyHidden>
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

const markX = (index: number) => (index % 2 ? width - 26 : 26)

/** The road up to and with `count` phases; to the middle of the last bend where one is still on it. */
function road(count: number, at: (index: number) => number, half = false): string {
  let line = `M${markX(0)} ${at(0)}`
  for (let index = 0; index < count; index += 1) {
    const to = half && index === count - 1 ? width / 2 : index % 2 ? 48 : width - 48
    line += ` L${to} ${at(index)}`
    if (index === count - 1) return line
    const sweep = index % 2 ? 1 : 0
    line += ` A${bend} ${bend} 0 0 ${sweep} ${to} ${at(index + 1)}`
  }
  return line
}
