import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import type { Db } from '@storeyard/core/db/client'
import { recordEvent } from '@storeyard/core/db/recordEvent'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { StoresQueue } from '@storeyard/core/queue/stores'
import { type Express, type Response, Router } from 'express'
import { type Access, roleSuffices } from '../access/access.ts'
import { isSafe } from '../access/origin.ts'
import { pagePolicy } from '../http/security.ts'
import { sourceOf } from '../http/source.ts'

export const queuesPath = '/queues'

export interface QueuesOptions {
  db: Db
  queue: StoresQueue
  access: Access
  isRedisThere: () => boolean
  dashboardOrigin: string
}

const createBoard = (queue: StoresQueue, readOnlyMode: boolean, dashboardOrigin: string): Express => {
  const serverAdapter = new ExpressAdapter()
  serverAdapter.setBasePath(queuesPath)
  const miscLinks = [{ text: 'Dashboard', url: `${dashboardOrigin}/` }]
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode })],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Storeyard', hideRedisDetails: true, miscLinks } },
  })
  return serverAdapter.getRouter()
}

/** Its template asks for a font of another host, and has styles inline: the page's policy would refuse both. */
const cleanPage = (html: string) =>
  html
    .replace(/<link [^>]*href="https?:[^>]*>/g, '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/ style="[^"]*"/g, '')

function showClean(board: Express, res: Response): void {
  res.render = (view: string, locals?: object) =>
    board.render(view, locals, (err, html) => {
      if (err) return res.req.next?.(err)
      res.type('html').send(cleanPage(html))
    })
}

/** Bull Board: admins act, and each act leaves an event; operators look. It has no login of its own. */
export function createQueuesRouter({ db, queue, access, isRedisThere, dashboardOrigin }: QueuesOptions): Router {
  const acting = createBoard(queue, false, dashboardOrigin)
  const looking = createBoard(queue, true, dashboardOrigin)
  const router = Router()
  router.use(pagePolicy, ...access.pageGuards('operator'), async (req, res, next) => {
    // The queue's client would hold its requests back until Redis returns.
    if (!isRedisThere()) throw new RefusedError('UNAVAILABLE', 'Redis does not answer. Try again in a moment.')
    const { name, role } = access.callerOf(res)
    const isAdmin = roleSuffices(role, 'admin')
    if (!isSafe(req)) {
      if (!isAdmin) throw new RefusedError('FORBIDDEN', 'Only an admin may change jobs.')
      // Before the act: nobody acts without leaving a trace.
      await recordEvent(db, {
        storeId: null,
        actor: `key:${name}`,
        type: 'QueueActedOn',
        message: `In Bull Board: ${req.method} ${req.path}`,
        ...sourceOf(req),
      })
    }
    const board = isAdmin ? acting : looking
    showClean(board, res)
    board(req, res, next)
  })
  return router
}
