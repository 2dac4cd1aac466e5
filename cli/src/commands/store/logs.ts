import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { answerIfAny } from '@storeyard/client/answer'
import type { ApiError } from '@storeyard/client/apiError'
import type { Client } from '@storeyard/client/createClient'
import { type FollowedLog, followLog } from '@storeyard/client/followLog'
import { components } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { wholeNumber } from '../../options.ts'
import { clean, cleanLines } from '../../output/text.ts'
import { findStore } from '../../stores/findStore.ts'
import { createLogLines } from '../../stores/logLines.ts'

export function addLogs(group: CommandUnknownOpts, context: Context): void {
  const { out, client } = context
  group
    .command('logs')
    .description("Show the end of a container's log, and with --follow what comes after it")
    .argument('<store>', 'its name or id')
    .addOption(new Option('--component <component>', 'of which container; wordpress when left out').choices(components))
    .option('-f, --follow', 'go on with what is written from now on; with --json, an object a line')
    .option('--tail <lines>', 'no more than so many lines', wholeNumber(1), 100)
    .action(async (nameOrId, { component, tail, follow }) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      if (follow) return followToOutput(context, api, { id, component, tail })
      const text = await answerIfAny(
        api.GET('/stores/{id}/logs', {
          params: { path: { id }, query: { component, tail } },
          parseAs: 'text',
        }),
      )
      out.show(text ?? '', (log, { isTerminal }) => (isTerminal ? cleanLines(log) : log).replace(/\n$/, ''))
    })
}

/** Until ctrl-C, over containers and connections that end. That it cannot be read at all is told at once. */
async function followToOutput({ io, out }: Context, client: Client, log: FollowedLog): Promise<void> {
  let noted = ''
  const lines = createLogLines(log.tail, (line) => {
    noted = ''
    out.emit({ line }, (_, { isTerminal }) => (isTerminal ? cleanLines(line) : line))
  })
  let hasStood = false
  const listener = {
    onOpen: () => {
      hasStood = true
      lines.begin()
    },
    onText: lines.add,
    onBreak: (error: ApiError | null) => {
      if (error && !hasStood) throw error
      const why = error ? clean(error.message) : 'The log ended, or was quiet for long.'
      // Said once of a container that does not come back.
      if (why !== noted) out.note(`${why} It is opened again.`)
      noted = why
    },
  }
  await followLog(client, log, listener, io.signal)
}
