import { adviceOn, type ProblemCode, problems } from '../contract/problems.ts'

/** A sound request that the store, or another store, does not allow as it stands now. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly code: ProblemCode

  constructor(code: ProblemCode, detail: string = adviceOn[code] ?? problems[code].title) {
    super(detail)
    this.code = code
  }
}
