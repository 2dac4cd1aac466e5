import type { Problem } from './types.ts'

/** Besides the API's own codes: nobody of Storeyard answered. */
export type ErrorCode = Problem['code'] | 'UNREACHABLE'

interface ApiErrorFields {
  code: ErrorCode
  /** Null where no answer came. */
  status: number | null
  title: string
  detail: string | null
  /** The fields that cannot be used. */
  errors: NonNullable<Problem['errors']>
  requestId: string | null
  /** How long the API asks to wait. */
  retryAfterMs: number | null
}

/** What every call that failed ends as. */
export class ApiError extends Error implements ApiErrorFields {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly status: number | null
  readonly title: string
  readonly detail: string | null
  readonly errors: ApiErrorFields['errors']
  readonly requestId: string | null
  readonly retryAfterMs: number | null

  constructor(fields: ApiErrorFields, options?: ErrorOptions) {
    super(fields.detail ?? `${fields.title}.`, options)
    this.code = fields.code
    this.status = fields.status
    this.title = fields.title
    this.detail = fields.detail
    this.errors = fields.errors
    this.requestId = fields.requestId
    this.retryAfterMs = fields.retryAfterMs
  }
}

export const hasCode = (err: unknown, ...codes: ErrorCode[]): err is ApiError =>
  err instanceof ApiError && codes.includes(err.code)

/** Of a call that got no answer, or one that is not Storeyard's. */
export const unreachable = (detail: string, { cause, status = null }: { cause?: unknown; status?: number | null }) =>
  new ApiError(
    {
      code: 'UNREACHABLE',
      status,
      title: 'Storeyard does not answer',
      detail,
      errors: [],
      requestId: null,
      retryAfterMs: null,
    },
    { cause },
  )

/** Of an answer that may not be Storeyard's at all, whatever its status says. */
export const somebodyElse = (of: { cause?: unknown; status?: number | null } = {}) =>
  unreachable("Something on the way answered in Storeyard's place.", of)

/** The error that an answer other than 2xx stands for. */
export function readProblem({ status, headers }: Response, body: unknown): ApiError {
  const location = headers.get('location')
  if (location) return unreachable(`Storeyard is not here: the address leads on to ${location}. Use that.`, { status })
  if (!isProblem(body))
    return unreachable(`Something on the way answered in Storeyard's place (${status}).`, { status })
  return new ApiError({
    code: body.code,
    status,
    title: body.title,
    detail: body.detail ?? null,
    errors: body.errors ?? [],
    requestId: body.request_id ?? headers.get('x-request-id'),
    retryAfterMs: readRetryAfter(headers.get('retry-after')),
  })
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'type' in body

const readRetryAfter = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null
