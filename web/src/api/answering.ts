import { createSignal } from '../ui/signal.ts'

/** How requests are answered; after all but `well`, what is shown may be old. The worst first. */
const ways = ['away', 'failing', 'throttled', 'well'] as const
export type Answering = (typeof ways)[number]

export const answering = createSignal<Answering>('well')

/** More than from one look at what failed to the end of the next, which may take its whole deadline. */
const rememberedMs = 40_000

interface Trouble {
  how: Answering
  forgetting?: ReturnType<typeof setTimeout>
}
const troubles = new Map<string, Trouble>()

/**
 * Notes how an address answered. Trouble with it lasts until it answers well: others do meanwhile, and what is told of
 * the trouble would come and go with each of them. Where it is asked for no more, some seconds of their answers end it.
 */
export function noteAnswer(address: string, how: Answering): void {
  clearTimeout(troubles.get(address)?.forgetting)
  if (how === 'well') {
    troubles.delete(address)
    for (const [other, trouble] of troubles)
      trouble.forgetting ??= setTimeout(() => noteAnswer(other, 'well'), rememberedMs)
  } else troubles.set(address, { how })
  const left = [...troubles.values()].map((trouble) => trouble.how)
  answering.set(ways.find((way) => left.includes(way)) ?? 'well')
}
