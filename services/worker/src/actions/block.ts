import { reasonAdvice } from '@storeyard/core/domain/status'
import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'

export async function block(turn: Turn): Promise<Next> {
  if (turn.state.kind !== 'blocked') throw new Error(`block was planned for ${turn.state.kind}`)
  await noteReason(turn, turn.state.reason, reasonAdvice[turn.state.reason])
  return 'done'
}
