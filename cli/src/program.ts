import { Command } from '@commander-js/extra-typings'
import { addCompletion } from './commands/completion.ts'
import { addKeys } from './commands/keys/keys.ts'
import { addLogin, addLogout } from './commands/login.ts'
import { addStatus } from './commands/status.ts'
import { addStore } from './commands/store/store.ts'
import { addWhoami } from './commands/whoami.ts'
import { createContext } from './context.ts'
import type { Io } from './io.ts'
import { version } from './version.ts'

const environmentHelp = `
Environment:
  STOREYARD_URL   the API's address, in place of that of storeyard login
  STOREYARD_KEY   the key, in place of that of storeyard login`

/** All commands. Parsing throws where commander would end the process. */
export function createProgram(io: Io): { parse: (args: readonly string[]) => Promise<void> } {
  const program = new Command('storeyard')
    .description('WordPress stores on Kubernetes, from the command line')
    .version(version, '--version', 'show which this is')
    .option('--json', 'write JSON to standard output, and nothing else')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', environmentHelp)
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .exitOverride()
  const context = createContext(io, () => program.opts().json === true)
  addLogin(program, context)
  addLogout(program, context)
  addWhoami(program, context)
  addStatus(program, context)
  addStore(program, context)
  addKeys(program, context)
  const prepareCompletion = addCompletion(program, context)
  return {
    parse: async (args) => {
      await prepareCompletion(args)
      await program.parseAsync(args, { from: 'user' })
    },
  }
}
