import pg from 'pg'

export interface Listening {
  close: () => Promise<void>
}

export interface ListenOptions {
  url: string
  channel: string
  applicationName: string
  /** Called for each notice, and once after each (re)connect, as notices of the time between are lost. */
  onNotice: () => void
  onError: (err: Error) => void
}

const reconnectMs = { min: 200, max: 5_000 }

/** Holds one connection that listens on a channel, and connects again for as long as it is not closed. */
export function listen({ url, channel, applicationName, onNotice, onError }: ListenOptions): Listening {
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  let delayMs = reconnectMs.min
  let closed = false

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    })
    client = next
    next.on('error', onError)
    next.on('notification', onNotice)
    next.once('end', reconnectLater)
    try {
      await next.connect()
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
      delayMs = reconnectMs.min
      onNotice()
    } catch (err) {
      onError(err as Error)
      await next.end().catch(onError)
      reconnectLater()
    }
  }

  const reconnectLater = () => {
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(connect, delayMs)
    delayMs = Math.min(delayMs * 2, reconnectMs.max)
  }

  connect()
  return {
    close: async () => {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(onError)
    },
  }
}
