/** How a command ends, and the exit code of that. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  denied: 4,
  refused: 5,
  unreachable: 6,
  timedOut: 7,
  interrupted: 130,
} as const
export type Outcome = keyof typeof exitCodes

/** A command that did not do what was asked: why, and what to do. */
export class Failure extends Error {
  override name = 'Failure'
  readonly outcome: Outcome
  readonly advice: string | null

  constructor(outcome: Outcome, message: string, advice: string | null = null) {
    super(message)
    this.outcome = outcome
    this.advice = advice
  }
}
