/** One part that the service stands on. */
export interface ReadinessCheck {
  name: string
  /** Resolves when the part answers; it may take as long as it likes, the deadline is here. */
  run: () => Promise<unknown>
  /** A part whose absence is reported but keeps the service ready. */
  optional?: boolean
}

export interface Readiness {
  ready: boolean
  parts: Record<string, 'ok' | 'away'>
}

const checkDeadlineMs = 2_000

export async function checkReadiness(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const answers = await Promise.all(checks.map(async (check) => ({ check, ok: await answersInTime(check) })))
  return {
    ready: answers.every(({ check, ok }) => ok || check.optional === true),
    parts: Object.fromEntries(answers.map(({ check, ok }) => [check.name, ok ? 'ok' : 'away'])),
  }
}

const answersInTime = async ({ run }: ReadinessCheck): Promise<boolean> => {
  const { promise: deadline, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), checkDeadlineMs)
  const answer = (async () => run())().then(
    () => true,
    () => false,
  )
  return Promise.race([answer, deadline]).finally(() => clearTimeout(timer))
}
