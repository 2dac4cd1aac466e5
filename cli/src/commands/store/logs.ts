import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import { components } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { cleanLines } from '../../output/text.ts'
import { findStore } from '../../stores/findStore.ts'

export function addLogs(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('logs')
    .description("Show the end of a container's log")
    .argument('<store>', 'its name or id')
    .addOption(new Option('--component <component>', 'of which container').choices(components))
    .option('--tail <lines>', 'no more than so many lines', wholeNumber(1))
    .action(async (nameOrId, { component, tail }) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const text = await answer(
        api.GET('/stores/{id}/logs', {
          params: { path: { id }, query: { component, tail } },
          parseAs: 'text',
        }),
      )
      out.show(text, (log, { isTerminal }) => (isTerminal ? cleanLines(log) : log).replace(/\n$/, ''))
    })
}
