import type { Generation } from '@storeyard/client/types'
import { inWords } from '../../describeEvent.ts'
import { planViews } from '../../planViews.ts'

/** `registry/storeyard/wordpress:6.8` is `6.8` to people. */
const imageTag = (image: string | null) => image?.replace(/^.*[:@](?=[^/]*$)/, '').slice(0, 24) ?? null

/** One earlier state of a store, in words. */
export function describeGeneration(one: Generation): { title: string; detail: string } {
  const wordpress = imageTag(one.images.wordpress)
  const made = [
    one.plan && planViews[one.plan].label,
    `chart ${one.chart_version}`,
    wordpress && `WordPress image ${wordpress}`,
    one.asked_by && `by ${one.asked_by.replace(/^key:/, '')}`,
  ]
  return {
    title: one.change ? `${one.generation} · ${inWords(one.change)}` : `${one.generation}`,
    detail: made.filter(Boolean).join(', '),
  }
}

/** Why a store cannot go back to it; null when it can. */
export const whyNotRollBackTo = (one: Generation, newest: number): string | null => {
  if (one.generation === newest) return one.failed ? 'the newest, which failed' : 'the newest'
  if (one.failed) return 'it failed'
  return one.was_ready ? null : 'it was never ready'
}
