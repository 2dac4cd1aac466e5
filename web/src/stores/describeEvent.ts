import type { StoreEvent } from '@storeyard/client/types'
import { explainCause } from './causes.ts'
import { type StoreStatus, statusViews, type Tone } from './statuses.ts'

export interface EventView {
  title: string
  /** What the title does not say already. */
  message: string | null
  tone: Tone
  by: string
}

const isStatus = (value: unknown): value is StoreStatus =>
  typeof value === 'string' && Object.hasOwn(statusViews, value)

/** `PlanChanged` as people say it. */
export const inWords = (type: string) => {
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const describeActor = (actor: string) => (actor.startsWith('key:') ? `by ${actor.slice(4)}` : `by the ${actor}`)

/** One entry of a store's history, in words. */
export function describeEvent({ type, reason, message, data, actor }: StoreEvent): EventView {
  const by = describeActor(actor)
  const to = data.to
  if (type !== 'StatusChanged' || !isStatus(to))
    return { title: inWords(type), message, tone: reason ? 'warn' : 'quiet', by }
  const cause = reason ? explainCause({ reason, message }) : null
  return {
    title: cause ? `${to}: ${cause.title}` : to,
    message: cause ? (cause.detail ?? cause.advice) : null,
    tone: statusViews[to].tone,
    by,
  }
}
