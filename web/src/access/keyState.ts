import type { ApiKey } from '@storeyard/core/contract/keys'
import type { Tone } from '../stores/statuses.ts'
import { shortSpan } from '../ui/time.ts'

type KeyState = 'live' | 'ending' | 'expired' | 'revoked'

const endingMs = 7 * 86_400_000

/** How a key stands, in a word for its colour and in one for people. */
export function describeKey(
  key: Pick<ApiKey, 'expires_at' | 'revoked_at'>,
  nowMs: number,
): { tone: Tone; text: string } {
  const leftMs = key.expires_at === null ? Number.POSITIVE_INFINITY : Date.parse(key.expires_at) - nowMs
  return { tone: tones[stateOf(key, leftMs)], text: textOf(key, leftMs) }
}

const tones: Record<KeyState, Tone> = { live: 'good', ending: 'warn', expired: 'quiet', revoked: 'quiet' }

function stateOf({ revoked_at }: Pick<ApiKey, 'revoked_at'>, leftMs: number): KeyState {
  if (revoked_at !== null) return 'revoked'
  if (leftMs <= 0) return 'expired'
  return leftMs < endingMs ? 'ending' : 'live'
}

function textOf({ revoked_at }: Pick<ApiKey, 'revoked_at'>, leftMs: number): string {
  if (revoked_at !== null) return 'Revoked'
  if (leftMs === Number.POSITIVE_INFINITY) return 'Does not expire'
  return leftMs > 0 ? `Expires in ${shortSpan(leftMs / 1_000)}` : 'Expired'
}
