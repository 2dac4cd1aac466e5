import type { Logger } from '../observability/logger.ts'

export interface Closer {
  name: string
  close: () => unknown
}

export interface ShutdownOptions {
  logger: Logger
  /** Run one after another, in this order; one that fails does not keep the next from its turn. */
  closers: readonly Closer[]
  deadlineMs?: number
  exit?: (code: number) => void
}

/**
 * Closes in order on SIGTERM or SIGINT and then exits; an error that nobody caught does the same with exit code 1.
 * The returned function starts it from inside.
 */
export function onShutdown({ logger, closers, deadlineMs = 30_000, exit = process.exit }: ShutdownOptions) {
  let closing = false
  const shutDown = async (cause: string, exitCode: number) => {
    if (closing) return
    closing = true
    logger.info({ cause }, 'shutting down')
    const overdue = setTimeout(() => {
      logger.error({ deadlineMs }, 'shutdown took too long')
      exit(1)
    }, deadlineMs)
    let failed = false
    for (const { name, close } of closers) {
      try {
        await close()
      } catch (err) {
        failed = true
        logger.error({ err, closer: name }, 'a part did not close')
      }
    }
    clearTimeout(overdue)
    logger.info('shut down')
    exit(failed ? 1 : exitCode)
  }

  // Handled each time: without a handler a second signal would cut the first one's work off.
  process.on('SIGTERM', () => shutDown('SIGTERM', 0))
  process.on('SIGINT', () => shutDown('SIGINT', 0))
  for (const cause of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(cause, (err: unknown) => {
      logger.fatal({ err }, cause)
      shutDown(cause, 1)
    })
  return shutDown
}
