import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { statuses } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { allPages, take } from '../../pages.ts'
import { renderStores } from '../../stores/views.ts'

const pageSize = 200

export function addList(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('list')
    .alias('ls')
    .description('List stores, the newest first')
    .addOption(new Option('--status <status>', 'only those of this status').choices(statuses))
    .option('--name <part>', 'only those with this in their name')
    .option('--deleted', 'deleted ones too')
    .option('--limit <count>', 'no more than so many', wholeNumber(1))
    .action(async ({ status, name, deleted, limit = Number.POSITIVE_INFINITY }) => {
      const api = client()
      const query = {
        status,
        name,
        include_deleted: deleted || status === 'Deleted' ? 'true' : undefined,
        limit: Math.min(limit, pageSize),
      }
      const pages = allPages((cursor) => answer(api.GET('/stores', { params: { query: { ...query, cursor } } })))
      out.show(await take(pages, limit), renderStores)
    })
}
