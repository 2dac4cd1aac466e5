import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { hasCode } from '@storeyard/client/apiError'
import { createClient } from '@storeyard/client/createClient'
import { isExposed, parseUrl } from '../access/chooseAccess.ts'
import { loginFile, removeLogin, writeLogin } from '../access/loginFile.ts'
import { readKey } from '../access/readKey.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { readCaller } from '../readCaller.ts'

const newKeyAdvice = 'It may be revoked or expired: an admin makes a new one with storeyard keys create.'

export function addLogin(program: CommandUnknownOpts, { io, out }: Context): void {
  program
    .command('login')
    .description('Keep the address of an API and a key for it; the key is asked for, or read from standard input')
    .argument('<url>', "the API's address, or the dashboard's")
    .option('--key-file <file>', 'read the key from a file; .storeyard/admin-key where ./scripts/up ran')
    .action(async (address, { keyFile }) => {
      const url = parseUrl(address)
      if (isExposed(url)) out.note(`${url} is not encrypted: whoever is on the way can read the key.`)
      const key = await readKey(io, keyFile)
      const caller = await readCaller(createClient({ origin: url, key, signal: io.signal })).catch((err) => {
        throw hasCode(err, 'UNAUTHENTICATED') ? new Failure('denied', `${url} knows no such key.`, newKeyAdvice) : err
      })
      io.signal.throwIfAborted()
      const file = loginFile(io.env)
      writeLogin(file, { url, key })
      out.show({ url, ...caller }, () => `Logged in to ${url} as ${caller.name} (${caller.role}).`)
      out.note(`The key is kept in ${file}.`)
    })
}

export function addLogout(program: CommandUnknownOpts, { io, out }: Context): void {
  program
    .command('logout')
    .description('Forget the address and the key')
    .action(() => {
      const file = loginFile(io.env)
      const wasLoggedIn = removeLogin(file)
      out.show({ removed: wasLoggedIn ? file : null }, () =>
        wasLoggedIn ? 'Logged out. The key itself stays in force until it is revoked.' : 'There was no login.',
      )
    })
}
