import { readFileSync } from 'node:fs'
import { addAbortSignal } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { askSecret } from '../prompt.ts'
import { parseKey } from './chooseAccess.ts'

/** A key never comes as an argument: every process of the machine may read those. */
export async function readKey(io: Io, keyFile: string | undefined): Promise<string> {
  if (keyFile !== undefined) return parseKey(readKeyFile(keyFile), keyFile)
  if (io.env.STOREYARD_KEY) return parseKey(io.env.STOREYARD_KEY, 'STOREYARD_KEY')
  // A pipe may never end.
  if (!io.stdin.isTTY) return parseKey(await text(addAbortSignal(io.signal, io.stdin)))
  return parseKey(await askSecret(io, 'Key (it is not shown): '))
}

const readKeyFile = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch (err) {
    throw new Failure('usage', `The key file cannot be read: ${err instanceof Error ? err.message : err}`)
  }
}
