import { z } from 'zod'

/** Every error of the API, by its stable code: the HTTP status and a title for people (RFC 9457). */
export const problems = {
  INVALID_JSON: { status: 400, title: 'The body is not JSON' },
  VALIDATION_FAILED: { status: 422, title: 'The request has fields that cannot be used' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body must be application/json' },
  UNAUTHENTICATED: { status: 401, title: 'A valid key or session is needed' },
  ORIGIN_REFUSED: { status: 403, title: 'A session may change things from the dashboard only' },
  FORBIDDEN: { status: 403, title: 'The role of this key does not allow this' },
  NOT_FOUND: { status: 404, title: 'There is nothing here' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This method is not known here' },
  NAME_TAKEN: { status: 409, title: 'A store of this name exists' },
  NAME_RELEASING: { status: 409, title: 'The old store of this name is still going away' },
  STORE_LIMIT_REACHED: { status: 409, title: 'There are as many stores as there may be' },
  NAME_RESERVED: { status: 409, title: 'This name is reserved for the platform' },
  DELETION_PROTECTED: { status: 409, title: 'The store is protected against deletion' },
  STORE_DELETED: { status: 409, title: 'The store is being deleted or was deleted' },
  NOT_BLOCKED: { status: 409, title: 'The store is in no state that this leads out of' },
  ROW_BEHIND_CLUSTER: { status: 409, title: 'The cluster holds a newer state of the store than the database' },
  CHART_NOT_FOUND: { status: 404, title: 'No such version of the chart is registered' },
  GENERATION_NOT_FOUND: { status: 404, title: 'The store has no such generation' },
  GENERATION_NEVER_READY: { status: 409, title: 'That generation was never seen ready' },
  NOTHING_TO_ROLL_BACK_TO: { status: 409, title: 'There is no other generation to go back to' },
  PRECONDITION_FAILED: { status: 412, title: 'The store was changed since' },
  VOLUME_NOT_EXPANDABLE: { status: 422, title: 'A volume of the store cannot grow' },
  STORAGE_NOT_SHARED: { status: 422, title: "The store's files can be mounted by one pod only" },
  RESET_UNAVAILABLE: { status: 409, title: 'The password of this store cannot be reset as it stands' },
  CREDENTIALS_UNAVAILABLE: { status: 409, title: 'The store has no credentials to show now' },
  LOGS_UNAVAILABLE: { status: 409, title: 'The store has no container with a log now' },
  KEY_NAME_TAKEN: { status: 409, title: 'A key of this name exists or existed' },
  LAST_ADMIN_KEY: { status: 409, title: 'This is the last key with the role admin' },
  IDEMPOTENCY_KEY_IN_USE: { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'This Idempotency-Key was used for another request' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  NO_CHART: { status: 503, title: 'No chart is registered yet' },
  UNAVAILABLE: { status: 503, title: 'A part of Storeyard is away' },
  INTERNAL: { status: 500, title: 'Storeyard failed to answer' },
} as const
export type ProblemCode = keyof typeof problems

/** What to do, where the route that refuses knows no more than the code. */
export const adviceOn: Partial<Record<ProblemCode, string>> = {
  INVALID_JSON: 'The body is not JSON. Send one JSON object, in UTF-8.',
  BODY_TOO_LARGE: 'The body is too large: it may have 100 KiB.',
  UNSUPPORTED_MEDIA_TYPE:
    'Send the body as Content-Type: application/json, without a Content-Encoding or with gzip, deflate or br.',
  UNAUTHENTICATED: 'Send Authorization: Bearer <key> with a key that is neither revoked nor expired, or sign in.',
  STORE_DELETED:
    'The store is being deleted or was deleted, and takes no changes. Its name is free for a new store once it is gone.',
  IDEMPOTENCY_KEY_REUSED:
    'This Idempotency-Key was used for another request. Take a new one for each request that is to act.',
  IDEMPOTENCY_KEY_IN_USE:
    'The first request with this Idempotency-Key is still running. Ask again in a moment, with the same key.',
}

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    /** One entry a field that cannot be used. */
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    request_id: z.string().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
