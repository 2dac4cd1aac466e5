export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** Fails when the work takes longer; the work itself goes on, and its late failure is nobody's any more. */
export async function withDeadline<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DeadlineError(`${what} took longer than ${ms} ms`)), ms)
  work.catch(() => {})
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
