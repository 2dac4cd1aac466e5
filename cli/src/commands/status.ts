import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Overview } from '@storeyard/client/types'
import { statuses } from '../choices.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import type { View } from '../output/output.ts'
import { pairs } from '../output/table.ts'
import { clean } from '../output/text.ts'
import { requireFields } from '../requireFields.ts'

export function addStatus(program: CommandUnknownOpts, { out, client }: Context): void {
  program
    .command('status')
    .description(
      'Show stores by status, waiting jobs, and whether each part of Storeyard is well; fails where one is not',
    )
    .action(async () => {
      const overview = requireFields(await answer(client().GET('/overview', {})), { stores: 'object', parts: 'array' })
      out.show(overview, renderOverview)
      const ill = overview.parts.filter(({ healthy }) => !healthy)
      if (ill.length > 0) throw new Failure('failed', `Not well: ${ill.map(({ name }) => name).join(', ')}.`)
    })
}

const renderOverview = ({ stores, total, queue, parts }: Overview, { paint }: View): string =>
  pairs([
    ['Stores', `${total}`],
    ...statuses.map((status) => [`  ${status}`, stores[status] === undefined ? null : `${stores[status]}`] as const),
    [
      'Jobs',
      queue && `${queue.waiting} waiting, ${queue.active} active, ${queue.delayed} delayed, ${queue.failed} failed`,
    ],
    ...parts.map(
      ({ name, healthy, message }) =>
        [name, `${healthy ? paint('green', 'well') : paint('red', 'not well')}  ${clean(message)}`.trimEnd()] as const,
    ),
  ])
