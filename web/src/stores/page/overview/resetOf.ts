import type { StoreEvent } from '@storeyard/client/types'

export interface Reset {
  state: 'none' | 'pending' | 'done' | 'failed'
  /** What the end of it says. */
  message: string | null
}

const states: Record<string, Reset['state']> = {
  PasswordResetRequested: 'pending',
  PasswordReset: 'done',
  PasswordResetFailed: 'failed',
}

/**
 * How the newest reset of the administrator's password stands, by the store's history, the newest event first. The
 * credentials say it too, but each reading of those is recorded.
 */
export function resetOf(events: readonly Pick<StoreEvent, 'type' | 'message'>[]): Reset {
  const newest = events.find(({ type }) => Object.hasOwn(states, type))
  return { state: (newest && states[newest.type]) ?? 'none', message: newest?.message ?? null }
}
