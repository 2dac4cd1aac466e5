import classes from './Logs.module.css'
import type { LogState } from './useLog.ts'

const views = {
  connecting: { tone: 'moving', label: 'Connecting…' },
  live: { tone: 'good', label: 'Live' },
  reconnecting: { tone: 'warn', label: 'Connecting again…' },
  refused: { tone: 'bad', label: 'Not available' },
  paused: { tone: 'quiet', label: 'Paused' },
} as const

export function LogStatus({ state, isPaused }: { state: LogState; isPaused: boolean }) {
  const { tone, label } = views[isPaused && state === 'live' ? 'paused' : state]
  return (
    <span className={classes.status} data-tone={tone} data-log-state={state}>
      <span className={classes.dot} aria-hidden="true" />
      {label}
    </span>
  )
}
