import { type Answering, answering } from '../api/answering.ts'
import { type LiveState, live } from '../api/live.ts'
import type { Tone } from '../stores/statuses.ts'
import { useSignal } from '../ui/signal.ts'
import classes from './Shell.module.css'

const views: Record<LiveState | 'old', { tone: Tone; text: string; title: string }> = {
  connecting: { tone: 'quiet', text: 'Connecting…', title: 'Live updates are being connected' },
  live: { tone: 'good', text: 'Live', title: 'Changes are shown the moment they happen' },
  reconnecting: {
    tone: 'warn',
    text: 'Reconnecting…',
    title: 'Live updates are away; the page asks every few seconds',
  },
  old: { tone: 'warn', text: 'May be old', title: 'The last look failed; the page looks again by itself' },
}

export function LiveIndicator() {
  const state = useSignal(live)
  const { tone, text, title } = views[viewOf(state, useSignal(answering))]
  return (
    <div className={classes.live} data-tone={tone} title={title} role="img" aria-label={`Updates: ${text}`}>
      <i />
      <span>{text}</span>
    </div>
  )
}

const viewOf = (state: LiveState, answers: Answering): keyof typeof views => {
  // The stream may not have noticed yet what a request already did.
  if (answers === 'away') return 'reconnecting'
  return state === 'live' && answers !== 'well' ? 'old' : state
}
