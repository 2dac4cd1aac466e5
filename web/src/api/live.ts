import { createSignal } from '../ui/signal.ts'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** How the stream of events stands; while it is not live, polling is faster. */
export const live = createSignal<LiveState>('connecting')
