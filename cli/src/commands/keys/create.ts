import { type CommandUnknownOpts, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { roles } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { parseDuration, wholeNumber } from '../../options.ts'

function parseTime(text: string): number {
  const ms = parseDuration(text)
  if (ms === 0) throw new InvalidArgumentError('It is longer than nothing.')
  return ms
}

export function addCreate(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('create')
    .description('Make a key. Its text is written to standard output once, and never shown again')
    .argument('<name>', 'what it is for')
    .addOption(
      new Option('--role <role>', 'a viewer looks, an operator makes and changes stores, an admin may do all')
        .choices(roles)
        .makeOptionMandatory(),
    )
    .option('--expires <duration>', 'how long it is in force, such as 12h or 30d; for good when left out', parseTime)
    .option('--stores-max <count>', 'how many stores it may have at once', wholeNumber(0))
    .action(async (name, { role, expires, storesMax }) => {
      const expires_at = expires === undefined ? null : new Date(Date.now() + expires).toISOString()
      const body = { name, role, expires_at, stores_max: storesMax ?? null }
      const created = await answer(client().POST('/keys', { body }))
      out.show(created, ({ key }) => key)
      out.note(`\nKeep it now. To revoke it: storeyard keys revoke ${created.id}`)
    })
}
