import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { Context } from '../../context.ts'
import { addAbandon, addAdopt, addDelete, addRetry, addRollback, addUpgrade } from './acts.ts'
import { addPlan, addScale, addSet } from './change.ts'
import { addCreate } from './create.ts'
import { addCredentials } from './credentials.ts'
import { addEvents } from './events.ts'
import { addGenerations } from './generations.ts'
import { addGet } from './get.ts'
import { addList } from './list.ts'
import { addLogs } from './logs.ts'
import { addOpen } from './open.ts'
import { addResetPassword } from './resetPassword.ts'
import { addWait } from './wait.ts'

const adders = [
  addCreate,
  addList,
  addGet,
  addWait,
  addOpen,
  addEvents,
  addLogs,
  addCredentials,
  addResetPassword,
  addPlan,
  addScale,
  addSet,
  addUpgrade,
  addGenerations,
  addRollback,
  addRetry,
  addAdopt,
  addAbandon,
  addDelete,
]

export function addStore(program: CommandUnknownOpts, context: Context): void {
  const group = program.command('store').description('Make, watch, change and delete stores')
  for (const add of adders) add(group, context)
}
