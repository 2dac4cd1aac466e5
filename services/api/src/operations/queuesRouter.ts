import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { StoresQueue } from '@storeyard/core/queue/stores'
import { type RequestHandler, Router } from 'express'
import { type Access, roleSuffices } from '../access/access.ts'
import { isSafe } from '../access/origin.ts'
import { pagePolicy } from '../http/security.ts'

export const queuesPath = '/queues'

const createBoard = (queue: StoresQueue, readOnlyMode: boolean): RequestHandler => {
  const serverAdapter = new ExpressAdapter()
  serverAdapter.setBasePath(queuesPath)
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode })],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Storeyard', hideRedisDetails: true } },
  })
  return serverAdapter.getRouter()
}

/** Bull Board: admins act, operators look. It has no login of its own. */
export function createQueuesRouter(queue: StoresQueue, access: Access, isRedisThere: () => boolean): Router {
  const acting = createBoard(queue, false)
  const looking = createBoard(queue, true)
  const router = Router()
  router.use(pagePolicy, ...access.pageGuards('operator'), (req, res, next) => {
    // The queue's client would hold its requests back until Redis returns.
    if (!isRedisThere()) throw new RefusedError('UNAVAILABLE', 'Redis does not answer. Try again in a moment.')
    const isAdmin = roleSuffices(access.callerOf(res).role, 'admin')
    if (!isAdmin && !isSafe(req)) throw new RefusedError('FORBIDDEN', 'Only an admin may change jobs.')
    return isAdmin ? acting(req, res, next) : looking(req, res, next)
  })
  return router
}
