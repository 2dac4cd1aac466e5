import { type Client, createClient } from '@storeyard/client/createClient'
import { chooseAccess } from './access/chooseAccess.ts'
import { loginFile, readLogin } from './access/loginFile.ts'
import type { Io } from './io.ts'
import { createOutput, type Output } from './output/output.ts'

/** What every command works with. */
export interface Context {
  io: Io
  out: Output
  /** Throws where nobody has logged in. */
  client: () => Client
}

export const createContext = (io: Io, isJson: () => boolean): Context => ({
  io,
  out: createOutput(io, isJson),
  client: () => {
    const { url, key } = chooseAccess(io.env, readLogin(loginFile(io.env)))
    return createClient({ origin: url, key, signal: io.signal })
  },
})
