import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Context } from '../../context.ts'
import { allPages, take } from '../../pages.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderGenerations } from '../../stores/views.ts'

export function addGenerations(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('generations')
    .description('List what people asked of a store, the newest first: where a rollback can go')
    .argument('<store>', 'its name or id')
    .action(async (nameOrId) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const read = (cursor?: string) =>
        answer(
          api.GET('/stores/{id}/generations', {
            params: { path: { id }, query: { limit: 200, cursor } },
          }),
        )
      out.show(await take(allPages(read), Number.POSITIVE_INFINITY), renderGenerations)
    })
}
