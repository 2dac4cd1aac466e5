import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { asStream, each, openText } from '@storeyard/client/streams'
import { components } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { cleanLines } from '../../output/text.ts'
import { findStore } from '../../stores/findStore.ts'

export function addLogs(group: CommandUnknownOpts, { io, out, client }: Context): void {
  group
    .command('logs')
    .description("Show the end of a container's log, and with --follow what comes after it")
    .argument('<store>', 'its name or id')
    .addOption(new Option('--component <component>', 'of which container').choices(components))
    .option('-f, --follow', 'go on with what is written from now on')
    .option('--tail <lines>', 'no more than so many lines', wholeNumber(1))
    .action(async (nameOrId, { component, tail, follow }) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const query = { component, tail }
      if (follow) {
        const followed = { path: { id }, query: { ...query, follow: 'true' as const } }
        const log = api.GET('/stores/{id}/logs', { ...asStream, signal: io.signal, params: followed })
        for await (const text of each(await openText(log))) out.write(out.view.isTerminal ? cleanLines(text) : text)
        return
      }
      const text = await answer(
        api.GET('/stores/{id}/logs', {
          params: { path: { id }, query },
          parseAs: 'text',
        }),
      )
      out.show(text, (log, { isTerminal }) => (isTerminal ? cleanLines(log) : log).replace(/\n$/, ''))
    })
}
