import { Problem, type ProblemCode, problems } from '@storeyard/core/contract/problems'

/** What every failed request ends as: the api's problem document, or the same shape where none came. */
export class ApiError extends Error {
  readonly code: ProblemCode
  readonly fields: readonly { field: string; message: string }[]

  constructor(problem: Pick<Problem, 'code' | 'detail' | 'errors'>) {
    super(problem.detail ?? `${problems[problem.code].title}.`)
    this.name = 'ApiError'
    this.code = problem.code
    this.fields = problem.errors ?? []
  }
}

export const hasCode = (error: unknown, code: ProblemCode): boolean => error instanceof ApiError && error.code === code

export const readProblem = (body: unknown): ApiError => {
  const parsed = Problem.safeParse(body)
  if (parsed.success) return new ApiError(parsed.data)
  return new ApiError({ code: 'UNAVAILABLE', detail: 'Something on the way to Storeyard answered in its place.' })
}

/** A sentence for people, of whatever was thrown. */
export const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error))
