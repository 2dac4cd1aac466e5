import { adviceOn, type Problem, type ProblemCode, problems } from '@storeyard/core/contract/problems'
import { isDatabaseAway } from '@storeyard/core/db/errors'
import { RefusedError } from '@storeyard/core/domain/refused'
import { isServerTrouble, isUnreachable } from '@storeyard/core/kube/errors'
import { DeadlineError } from '@storeyard/core/process/deadline'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { z } from 'zod'

type FieldErrors = NonNullable<Problem['errors']>

/** Fields of the body, the query or a header that cannot be used. */
export class FieldsError extends Error {
  override name = 'FieldsError'
  readonly errors: FieldErrors

  constructor(errors: FieldErrors) {
    super(errors.map(({ field, message }) => (message.startsWith(field) ? message : `${field} ${message}`)).join('; '))
    this.errors = errors
  }
}

export const fieldErrors = (error: z.ZodError): FieldErrors =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'is not known here' }))
      : [{ field: issue.path.join('.') || 'body', message: issue.message }],
  )

interface Answer {
  code: ProblemCode
  detail?: string
  errors?: FieldErrors
}

/** What body-parser and the router throw, by their own type or status. */
const codeByHttpError = (err: object): ProblemCode | null => {
  const type = 'type' in err ? err.type : undefined
  const status = 'status' in err ? err.status : undefined
  if (type === 'entity.too.large') return 'BODY_TOO_LARGE'
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return 'UNSUPPORTED_MEDIA_TYPE'
  if (typeof type === 'string' && status === 400) return 'INVALID_JSON'
  // A path that cannot be decoded names nothing.
  if (err instanceof URIError || (status === 400 && !type)) return 'NOT_FOUND'
  return null
}

/** The one place where an error becomes an answer. */
function explainError(err: unknown): Answer {
  if (err instanceof RefusedError) return { code: err.code, detail: err.message }
  if (err instanceof FieldsError) return { code: 'VALIDATION_FAILED', detail: err.message, errors: err.errors }
  const code = typeof err === 'object' && err !== null ? codeByHttpError(err) : null
  if (code) return { code, detail: adviceOn[code] }
  if (err instanceof DeadlineError) return { code: 'UNAVAILABLE', detail: 'This took too long. Try again in a moment.' }
  if (isUnreachable(err) || isServerTrouble(err))
    return { code: 'UNAVAILABLE', detail: 'The Kubernetes API does not answer. Try again in a moment.' }
  if (isDatabaseAway(err))
    return { code: 'UNAVAILABLE', detail: 'The database does not answer. Try again in a moment.' }
  return { code: 'INTERNAL' }
}

/** Where nobody knew better. */
const retryAfterSeconds = 5

export const answerError: ErrorRequestHandler = (err, req, res, _next) => {
  const { code, ...rest } = explainError(err)
  const { status, title } = problems[code]
  if (status >= 500) req.log.error({ err }, 'request failed')
  // The answer has begun: all that is left is to end it, so that nobody takes a part for the whole.
  if (res.headersSent) return void res.destroy()
  if ((status === 503 || status === 429) && !res.hasHeader('Retry-After'))
    res.setHeader('Retry-After', retryAfterSeconds)
  if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer')
  const problem: Problem = {
    type: `urn:storeyard:problem:${code}`,
    title,
    status,
    code,
    ...rest,
    request_id: String(req.id),
  }
  res.status(status).type('application/problem+json').send(JSON.stringify(problem))
}

export const notFound: RequestHandler = () => {
  throw new RefusedError('NOT_FOUND', 'There is nothing at this address. GET /api/v1/docs shows every route.')
}
