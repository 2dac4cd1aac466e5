import { Failure } from './failure.ts'
import type { Io } from './io.ts'
import { ask } from './prompt.ts'

/** Has a person type a name before something that cannot be undone. Where nobody can, only --yes does it. */
export async function confirm(io: Io, { what, word, yes }: { what: string; word: string; yes?: true }): Promise<void> {
  if (yes) return
  if (!io.stdin.isTTY || !io.stderr.isTTY)
    throw new Failure('usage', `${what} Nobody is here to confirm it.`, 'Say --yes to do it without being asked.')
  const typed = await ask(io, `${what} Type ${word} to go on: `)
  if (typed.trim() !== word) throw new Failure('usage', `That is not ${word}: nothing was done.`)
}
