import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { plans, sorts, statuses } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { allPages, take } from '../../pages.ts'
import { renderStores } from '../../stores/views.ts'

const pageSize = 200

export function addList(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('list')
    .alias('ls')
    .description('List stores, the newest first or as --sort says')
    .addOption(new Option('--status <status...>', 'only those of this status, or one of these').choices(statuses))
    .addOption(new Option('--plan <plan...>', 'only those of this plan, or one of these').choices(plans))
    .addOption(new Option('--sort <order>', 'by what; with - the other way round').choices(sorts))
    .option('--name <part>', 'only those with this in their name')
    .option('--deleted', 'deleted ones too')
    .option('--limit <count>', 'no more than so many', wholeNumber(1))
    .action(async ({ status, plan, sort, name, deleted, limit = Number.POSITIVE_INFINITY }) => {
      const api = client()
      const query = {
        status,
        plan,
        sort,
        name,
        include_deleted: deleted || status?.includes('Deleted') ? ('true' as const) : undefined,
        limit: Math.min(limit + 1, pageSize),
      }
      const pages = allPages((cursor) => answer(api.GET('/stores', { params: { query: { ...query, cursor } } })))
      const found = await take(pages, limit + 1)
      out.show(found.slice(0, limit), renderStores)
      if (found.length > limit) out.note(`There are more than ${limit}.`)
    })
}
