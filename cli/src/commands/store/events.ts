import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { followEvents } from '@storeyard/client/followEvents'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { allPages, take } from '../../pages.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderEvent } from '../../stores/views.ts'

const pageSizeMax = 200

export function addEvents(group: CommandUnknownOpts, { io, out, client }: Context): void {
  group
    .command('events')
    .description('Show what happened to a store, the newest last')
    .argument('<store>', 'its name or id')
    .option('-f, --follow', 'go on with what happens from now on; with --json, a line each')
    .option('--limit <count>', 'no more than the newest so many', wholeNumber(0), 50)
    .action(async (nameOrId, { follow, limit }) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const read = (cursor?: string) =>
        answer(
          api.GET('/stores/{id}/events', {
            params: { path: { id }, query: { limit: Math.min(Math.max(limit, 1), pageSizeMax), cursor } },
          }),
        )
      // The newest is read in any case: following begins after it.
      const known = (await take(allPages(read), Math.max(limit, 1))).reverse()
      const shown = known.slice(Math.max(0, known.length - limit))
      if (!follow) return out.show(shown, (events, view) => events.map((event) => renderEvent(event, view)).join('\n'))
      for (const event of shown) out.emit(event, renderEvent)
      let isBroken = false
      const tell = (broken: boolean, text: string) => {
        if (broken !== isBroken) out.note(text)
        isBroken = broken
      }
      const stream = followEvents(api, {
        storeId: id,
        after: known.at(-1)?.id,
        signal: io.signal,
        onBreak: () => tell(true, 'The connection broke; it is tried again until it stands.'),
        onOpen: () => tell(false, 'The connection stands again.'),
      })
      for await (const event of stream) out.emit(event, renderEvent)
    })
}
