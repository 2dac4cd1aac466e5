import { describeIssue } from '@storeyard/core/contract/describeIssue'
import { RefusedError } from '@storeyard/core/domain/refused'
import { withDeadline } from '@storeyard/core/process/deadline'
import { type RequestHandler, Router } from 'express'
import type { z } from 'zod'
import type { Access } from '../access/access.ts'
import { type Endpoint, needsBody } from './endpoint.ts'
import { jsonBody, optionalJsonBody } from './jsonBody.ts'
import { FieldsError, fieldErrors } from './problem.ts'

const parseWith = (schema: z.ZodType | undefined, value: unknown) => {
  if (!schema) return value
  const parsed = schema.safeParse(value, { error: describeIssue })
  if (!parsed.success) throw new FieldsError(fieldErrors(parsed.error))
  return parsed.data
}

/** A path that cannot be the id of anything names nothing. */
const parseParams = (schema: z.ZodType | undefined, value: unknown) => {
  if (schema && !schema.safeParse(value).success)
    throw new RefusedError('NOT_FOUND', 'Nothing has such an id. Take one from the list of what there is.')
  return value
}

/** A part that does not answer makes a 503, never a request that hangs. */
const handleDeadlineMs = 10_000

const run =
  (endpoint: Endpoint, access: Access): RequestHandler =>
  async (req, res) => {
    const work = endpoint.handle({
      caller: () => access.callerOf(res),
      actor: () => `key:${access.callerOf(res).name}`,
      params: parseParams(endpoint.params, req.params),
      query: parseWith(endpoint.query, req.query),
      body: parseWith(endpoint.body, req.body),
      req,
      res,
    })
    const body = await withDeadline(work, handleDeadlineMs, `${endpoint.method} ${endpoint.path}`)
    if (body !== undefined) res.status(endpoint.answer.status).json(body)
    else if (!res.headersSent) res.status(endpoint.answer.status).end()
  }

export function mountEndpoints(endpoints: readonly Endpoint[], access: Access): Router {
  const router = Router({ strict: true, caseSensitive: true })
  for (const [path, group] of Map.groupBy(endpoints, (one) => one.path)) {
    const route = router.route(path)
    for (const endpoint of group) {
      const guards = endpoint.access === 'open' ? access.signInGuards : access.guards(endpoint.access)
      const parsers = endpoint.body ? [needsBody(endpoint) ? jsonBody : optionalJsonBody, access.recheck] : []
      route[endpoint.method](nameRoute(path), ...guards, ...parsers, run(endpoint, access))
    }
    const allowed = group.map(({ method }) => method.toUpperCase()).join(', ')
    route.all((_req, res) => {
      res.setHeader('Allow', allowed)
      throw new RefusedError('METHOD_NOT_ALLOWED')
    })
  }
  return router
}

/** For metrics: the route's pattern, as ids would make a series for each store. */
const nameRoute =
  (path: string): RequestHandler =>
  (_req, res, next) => {
    res.locals.route = path
    next()
  }
