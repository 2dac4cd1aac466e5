import { cleanText } from '../observability/redact.ts'

/** What an answer of the cluster means for whoever asked. */
export type ClusterErrorClass =
  /** No answer: the API server is away, too slow, or the way to it is cut. */
  | 'unreachable'
  /** Too much was asked at once, by us or by others. */
  | 'throttled'
  /** The API server, its storage or a webhook behind it is not well. */
  | 'serverTrouble'
  /** The identity is not known or may not do this. Rights that were just given may not have spread yet. */
  | 'refused'
  /** Another writer was faster, or the namespace is going away: look again. */
  | 'conflict'
  | 'absent'
  | 'invalid'
  /** Pod Security, a ValidatingAdmissionPolicy or a webhook says no. */
  | 'policyDenied'
  /** A ResourceQuota or a LimitRange says no. */
  | 'quotaExceeded'
  | 'other'

export interface ClusterError {
  class: ClusterErrorClass
  /** One sentence for people, without secrets. */
  message: string
}

const pressure: ReadonlySet<ClusterErrorClass> = new Set(['unreachable', 'throttled', 'serverTrouble'])

/** Said of a cluster that is away or has too much to do: time mends it, and sooner when less is asked. */
export const isPressure = (errorClass: ClusterErrorClass) => pressure.has(errorClass)

// The codes differ: 403 for some plugins, 422 for others, a webhook's are its own choice. The words are the API's own.
const admissionWords: [RegExp, ClusterErrorClass][] = [
  [
    /exceeded quota: |failed quota: |must specify (limits|requests)\.|(maximum|minimum) \S+ usage per /,
    'quotaExceeded',
  ],
  [/violates PodSecurity |ValidatingAdmissionPolicy '|admission webhook "[^"]*" denied the request/, 'policyDenied'],
  [/because it is being terminated/, 'conflict'],
]

/** What admission says of an object, by its words; null when it is not admission that speaks. */
export const classifyAdmission = (text: string): ClusterErrorClass | null =>
  admissionWords.find(([words]) => words.test(text))?.[1] ?? null

const messageLengthMax = 500

/** Cut to a length that fits an event. */
export const forPeople = (text: string) => cleanText(text).slice(0, messageLengthMax)
