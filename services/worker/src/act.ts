import type { Action } from '@storeyard/core/domain/plan'
import { abandon } from './actions/abandon.ts'
import { adopt } from './actions/adopt.ts'
import { apply } from './actions/apply.ts'
import { block } from './actions/block.ts'
import { ensureStoreRights } from './actions/ensureStoreRights.ts'
import { finishDeletion } from './actions/finishDeletion.ts'
import { markFailed } from './actions/markFailed.ts'
import { recover } from './actions/recover.ts'
import { removeLeftovers } from './actions/removeLeftovers.ts'
import { resetPassword } from './actions/resetPassword.ts'
import { seal } from './actions/seal.ts'
import { settle } from './actions/settle.ts'
import { uninstall } from './actions/uninstall.ts'
import { unseal } from './actions/unseal.ts'
import { wait } from './actions/wait.ts'
import type { Next, Turn } from './turn.ts'

/** The one effect of each action. */
export const act: Record<Action, (turn: Turn) => Promise<Next>> = {
  ensureRights: ensureStoreRights,
  wait,
  uninstall,
  finishDeletion,
  abandon,
  unseal,
  adopt,
  block,
  removeLeftovers,
  markFailed,
  recover,
  apply,
  seal,
  resetPassword,
  settle,
}
