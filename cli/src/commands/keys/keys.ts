import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { Context } from '../../context.ts'
import { addCreate } from './create.ts'
import { addList } from './list.ts'
import { addRevoke } from './revoke.ts'

export function addKeys(program: CommandUnknownOpts, context: Context): void {
  const group = program.command('keys').description('Make, list and revoke keys of the API; needs an admin key')
  for (const add of [addList, addCreate, addRevoke]) add(group, context)
}
