import { createSignal } from '../ui/signal.ts'

/** Whether the last request got an answer of Storeyard's own. */
export const reachable = createSignal(true)
