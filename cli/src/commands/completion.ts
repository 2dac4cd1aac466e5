import tab from '@bomb.sh/tab/commander'
import type { Command } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Command as PlainCommand } from 'commander'
import type { Context } from '../context.ts'

/** A shell waits for it with every press of the key. */
const deadlineMs = 1_500

/**
 * `completion SHELL` writes a shell's script, which asks back with `complete -- WORDS`. Names of stores have to be known
 * before that is answered: the returned function learns them.
 */
export function addCompletion(program: Command<[], { json?: true }>, context: Context) {
  // The same command at run time: only its types are others.
  const completion = tab(program as unknown as PlainCommand, { completionCommandName: 'completion' })
  program.commands
    .find((command) => command.name() === 'completion')
    ?.addHelpText(
      'after',
      `
To load it:
  source <(storeyard completion bash)    with the package bash-completion
  source <(storeyard completion zsh)
  storeyard completion fish | source`,
    )
  let names: readonly string[] = []
  for (const command of completion.commands.values()) {
    const store = command.arguments.get('store')
    if (store)
      store.handler = (complete) => {
        for (const name of names) complete(name, '')
      }
  }
  return async (args: readonly string[]): Promise<void> => {
    if (args[0] === 'complete' && args.includes('store')) names = await readNames(context)
  }
}

/** None where the API does not answer, or nobody has logged in: completion never complains. */
async function readNames({ client }: Context): Promise<string[]> {
  try {
    const signal = AbortSignal.timeout(deadlineMs)
    const { items } = await answer(client().GET('/stores', { params: { query: { limit: 200 } }, signal }))
    return items.map(({ store_name }) => store_name)
  } catch {
    return []
  }
}
