import { createSignal } from '../ui/signal.ts'

/** How the last request was answered; after all but `well`, what is shown may be old. */
export type Answering = 'well' | 'throttled' | 'failing' | 'away'

export const answering = createSignal<Answering>('well')
