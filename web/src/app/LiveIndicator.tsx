import { type LiveState, live } from '../api/live.ts'
import { reachable } from '../api/reachability.ts'
import type { Tone } from '../stores/statuses.ts'
import { useSignal } from '../ui/signal.ts'
import classes from './Shell.module.css'

const views: Record<LiveState, { tone: Tone; text: string; title: string }> = {
  connecting: { tone: 'quiet', text: 'Connecting…', title: 'Live updates are being connected' },
  live: { tone: 'good', text: 'Live', title: 'Changes are shown the moment they happen' },
  reconnecting: {
    tone: 'warn',
    text: 'Reconnecting…',
    title: 'Live updates are away; the page asks every few seconds',
  },
}

export function LiveIndicator() {
  const state = useSignal(live)
  // The stream may not have noticed yet what a request already did.
  const { tone, text, title } = views[useSignal(reachable) ? state : 'reconnecting']
  return (
    <div className={classes.live} data-tone={tone} title={title} role="img" aria-label={`Updates: ${text}`}>
      <i />
      <span>{text}</span>
    </div>
  )
}
