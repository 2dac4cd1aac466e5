import type { StoreEvent } from '@storeyard/core/contract/stores'
import { until } from '../../../core/test/harness/server.ts'

export interface EventReader {
  status: number
  events: StoreEvent[]
  /** The id that a browser would resume after. */
  lastId: () => string
  /** Waits until an event of this kind has come. */
  waitFor: (what: Partial<StoreEvent>) => Promise<StoreEvent>
  heartbeats: () => number
  ended: Promise<void>
  close: () => void
}

/** Reads a stream as a browser's EventSource does. */
export async function readEvents(url: string, headers: Record<string, string>, path = '/events'): Promise<EventReader> {
  const abort = new AbortController()
  const response = await fetch(`${url}/api/v1${path}`, { headers, signal: abort.signal })
  const events: StoreEvent[] = []
  let lastId = ''
  let heartbeats = 0
  const takeBlock = (block: string) => {
    const fields = block.split('\n').map((line) => line.split(/: ?(.*)/, 2))
    const id = fields.find(([name]) => name === 'id')?.[1]
    const data = fields.find(([name]) => name === 'data')?.[1]
    if (block.startsWith(':')) heartbeats++
    if (id !== undefined) lastId = id
    if (data !== undefined) events.push(JSON.parse(data))
  }
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      blocks.forEach(takeBlock)
    }
  }
  const ended = read().catch((err) => {
    if (!abort.signal.aborted) throw err
  })
  await until('the stream tells where it begins', async () => lastId !== '' || !response.ok)
  return {
    status: response.status,
    events,
    lastId: () => lastId,
    waitFor: (what) =>
      until(`an event ${JSON.stringify(what)}`, async () => {
        const found = events.find((event) =>
          Object.entries(what).every(([key, value]) => event[key as keyof StoreEvent] === value),
        )
        return found ?? null
      }),
    heartbeats: () => heartbeats,
    ended,
    close: () => abort.abort(),
  }
}
