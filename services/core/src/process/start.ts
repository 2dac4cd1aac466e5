import { createLogger } from '../observability/logger.ts'
import { cleanText } from '../observability/redact.ts'

/**
 * Until the service has started, what nobody catches ends it with the sentence of the error alone: whoever has to mend a
 * start reads what to do, not where in the code it failed. The returned function says that the start is over.
 */
export function onFailedStart(service: string): () => void {
  const fail = (err: unknown) => {
    createLogger({ service, level: 'fatal' }).fatal(`the ${service} cannot start: ${sentenceOf(err)}`)
    process.exit(1)
  }
  process.on('uncaughtException', fail)
  return () => process.off('uncaughtException', fail)
}

function sentenceOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err)
  // A connection that fails on every address has its words in a code alone.
  const code = 'code' in err ? String(err.code) : err.name
  return cleanText(err.message || code) + (err.cause ? `: ${sentenceOf(err.cause)}` : '')
}
