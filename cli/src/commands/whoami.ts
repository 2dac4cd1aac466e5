import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { Context } from '../context.ts'
import { pairs } from '../output/table.ts'
import { clean } from '../output/text.ts'
import { clock } from '../output/time.ts'
import { readCaller } from '../readCaller.ts'

export function addWhoami(program: CommandUnknownOpts, { out, client }: Context): void {
  program
    .command('whoami')
    .description('Show whose key is used, and what it may do')
    .action(async () => {
      const caller = await readCaller(client())
      out.show(caller, ({ name, role, expires_at }) =>
        pairs([
          ['Key', clean(name)],
          ['Role', role],
          ['Expires', expires_at && clock(expires_at)],
        ]),
      )
    })
}
