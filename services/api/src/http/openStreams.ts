import { once } from 'node:events'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, Response } from 'express'
import { Gauge, type Registry } from 'prom-client'
import type { Access } from '../access/access.ts'

/** Of each kind, in this process. A followed log costs a connection to the API server too. */
const openMax = { events: 2_000, logs: 100 }
type StreamKind = keyof typeof openMax
/** Of one key, with its sessions and in this process, so that no key takes all there are. */
const keyOpenMax: Record<StreamKind, number> = { events: 200, logs: 20 }
/** For the documents of the routes that open one. */
export const describeKeyOpenMax = (kind: StreamKind) =>
  `A key may have ${keyOpenMax[kind]} such answers open at once on each replica of the api, with all its sessions; one more is \`RATE_LIMITED\`.`

/** A reader that takes nothing for so long is let go; it asks again when it wants to go on. */
const slowReaderMsDefault = 20_000

export interface OpenStreamsOptions {
  access: Pick<Access, 'callerOf' | 'whileLive'>
  registry: Registry
  slowReaderMs?: number
  /** Aborted when the service shuts down. */
  signal: AbortSignal
}

interface Streamed {
  req: Request
  res: Response
  kind: StreamKind
  contentType: string
  /** Opens the source; what it throws before its first text is still a plain answer. Ends itself on the signal, read or not. */
  open: (ended: AbortSignal) => Promise<AsyncIterable<string>>
}

export type OpenStreams = ReturnType<typeof createOpenStreams>

/** Answers that go on: bounded in number, ended with the caller's key or session, the client or this service. */
export function createOpenStreams(options: OpenStreamsOptions) {
  const { access, registry, slowReaderMs = slowReaderMsDefault, signal } = options
  /** Each with the id of the key that opened it. */
  const open: Record<StreamKind, Map<AbortController, string>> = { events: new Map(), logs: new Map() }
  new Gauge({
    name: 'storeyard_api_open_streams',
    help: 'Answers that go on: event streams and followed logs',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      for (const [kind, ofKind] of Object.entries(open)) this.set({ kind }, ofKind.size)
    },
  })
  signal.addEventListener('abort', () => {
    for (const one of Object.values(open).flatMap((ofKind) => [...ofKind.keys()])) one.abort()
  })

  /** Holds no more of a client than one text and the socket's own buffer: nothing is read before that is taken. */
  const send = async (res: Response, texts: AsyncIterable<string>, ending: AbortController) => {
    for await (const text of texts) {
      if (res.write(text)) continue
      const tooSlow = setTimeout(() => ending.abort(), slowReaderMs)
      await once(res, 'drain', { signal: ending.signal }).finally(() => clearTimeout(tooSlow))
    }
  }

  return {
    /** Returns when the answer has begun; it goes on by itself. */
    async begin({ req, res, kind, contentType, open: openSource }: Streamed): Promise<void> {
      // A client that left while its call was checked will not be heard leaving any more.
      if (res.destroyed) return
      if (signal.aborted) throw new RefusedError('UNAVAILABLE', 'This service is shutting down.')
      if (open[kind].size >= openMax[kind])
        throw new RefusedError('UNAVAILABLE', `Too many ${kind} are being followed.`)
      const caller = access.callerOf(res)
      if ([...open[kind].values()].filter((keyId) => keyId === caller.keyId).length >= keyOpenMax[kind])
        throw new RefusedError(
          'RATE_LIMITED',
          `This key follows ${keyOpenMax[kind]} ${kind === 'logs' ? 'logs' : 'event streams'} already, with all its sessions. Close one of them, then ask again.`,
        )
      const headers = {
        'Content-Type': contentType,
        'Cache-Control': 'no-store, no-transform',
        // Proxies of the nginx kind would hold the texts back.
        'X-Accel-Buffering': 'no',
      }
      if (req.method === 'HEAD') return void res.status(200).set(headers).end()
      const ending = new AbortController()
      open[kind].set(ending, caller.keyId)
      res.once('close', () => ending.abort())
      const forgetCaller = access.whileLive(caller, () => ending.abort())
      const close = () => {
        forgetCaller()
        ending.abort()
        open[kind].delete(ending)
      }
      try {
        const texts = await openSource(ending.signal)
        res.status(200).set(headers).flushHeaders()
        send(res, texts, ending)
          .catch((err) => req.log.info({ err, kind }, 'a stream ended early'))
          .finally(() => {
            close()
            // A client that takes nothing would keep an orderly end waiting too.
            if (res.writableNeedDrain) res.destroy()
            else res.end()
          })
      } catch (err) {
        close()
        throw err
      }
    },
  }
}
