import { type Role, roles } from '@storeyard/core/contract/sessions'
import type { Db } from '@storeyard/core/db/client'
import { type Caller, findCallerByKey } from '@storeyard/core/db/keys'
import { useSession } from '@storeyard/core/db/useSession'
import { RefusedError } from '@storeyard/core/domain/refused'
import { withDeadline } from '@storeyard/core/process/deadline'
import type { Request, RequestHandler, Response } from 'express'
import type { Redis } from 'ioredis'
import { createGuesses } from '../http/guesses.ts'
import { createCallLimits } from '../http/rateLimit.ts'
import { readSessionCookie, setSessionCookie } from './cookie.ts'
import { isSafe, requireOrigin, requireOwnOriginIfAny, requireOwnPage } from './origin.ts'
import type { CallerWatch } from './watchCallers.ts'

export interface Access {
  /** Who calls, by key or session, within the limits and with at least this role. */
  guards: (role: Role) => RequestHandler[]
  /** For after the body: whose key or session ended while a slow one came is not let through with it. */
  recheck: RequestHandler
  /** For pages that act without a body: the origin is checked, the content type is not. */
  pageGuards: (role: Role) => RequestHandler[]
  /** For sign-in, which nobody has a key or session for yet. */
  signInGuards: RequestHandler[]
  /** Whose key it is; null for one that is unknown, revoked or expired. Wrong ones are counted as guesses. */
  findByKey: (req: Request, res: Response, key: string) => Promise<Caller | null>
  callerOf: (res: Response) => Caller
  /** For answers that go on: calls `onEnd` once the caller's key or session has ended. Forgets it when called back. */
  whileLive: CallerWatch['whileLive']
}

export interface AccessOptions {
  db: Db
  redis: Redis
  watch: CallerWatch
  dashboardOrigin: string
  callsPerMinute: Record<'key' | 'address', number>
}

export const roleSuffices = (role: Role, least: Role) => roles.indexOf(role) >= roles.indexOf(least)

export const requireRole = ({ role }: Caller, least: Role): void => {
  if (!roleSuffices(role, least)) throw new RefusedError('FORBIDDEN', `This needs the role ${least}; yours is ${role}.`)
}

const findDeadlineMs = 5_000
const bearerPattern = /^bearer +(\S+)$/i

export function createAccess({ db, redis, watch, dashboardOrigin, callsPerMinute }: AccessOptions): Access {
  const guesses = createGuesses(callsPerMinute.address)
  const findByKey: Access['findByKey'] = (req, res, key) =>
    guesses.check(req, res, key, () => findCallerByKey(db, key.trim()))

  /** Who sends neither, such as a page that asks who it is signed in as, guesses nothing. */
  const findCaller = async (req: Request, res: Response): Promise<Caller | null> => {
    const { authorization } = req.headers
    if (authorization !== undefined) return findByKey(req, res, bearerPattern.exec(authorization)?.[1] ?? authorization)
    const token = readSessionCookie(req)
    const used = token ? await guesses.check(req, res, token, () => useSession(db, token)) : null
    if (used?.newToken) setSessionCookie(res, used.newToken, used.caller.expiresAt)
    return used?.caller ?? null
  }

  const authenticate: RequestHandler = async (req, res, next) => {
    const caller = await withDeadline(findCaller(req, res), findDeadlineMs, 'checking the caller')
    if (!caller) throw new RefusedError('UNAUTHENTICATED')
    res.locals.caller = caller
    res.locals.isBodyDue = !req.complete
    next()
  }

  const recheck: RequestHandler = (req, res, next) => (res.locals.isBodyDue ? authenticate(req, res, next) : next())

  const callerOf = (res: Response): Caller => {
    const caller: Caller | undefined = res.locals.caller
    if (!caller) throw new Error('a handler asked for the caller of a route without guards')
    return caller
  }

  const guardRole =
    (least: Role): RequestHandler =>
    (_req, res, next) => {
      requireRole(callerOf(res), least)
      next()
    }

  // Browsers send a cookie along by themselves, a bearer token never. Before anything is done with the cookie.
  const guardCookie =
    (needs: { json: boolean }): RequestHandler =>
    (req, _res, next) => {
      if (req.headers.authorization === undefined && readSessionCookie(req) !== undefined) {
        requireOwnPage(req, dashboardOrigin)
        if (!isSafe(req)) requireOrigin(req, dashboardOrigin, needs)
      }
      next()
    }

  const calls = createCallLimits(redis, callsPerMinute, (res) => callerOf(res).keyId)
  const guardsWith = (needs: { json: boolean }) => (role: Role) => [
    guardCookie(needs),
    authenticate,
    calls.byCaller,
    guardRole(role),
  ]
  return {
    guards: guardsWith({ json: true }),
    recheck,
    pageGuards: guardsWith({ json: false }),
    signInGuards: [calls.byAddress, requireOwnOriginIfAny(dashboardOrigin)],
    findByKey,
    callerOf,
    whileLive: watch.whileLive,
  }
}
