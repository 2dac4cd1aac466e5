import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { Readable } from 'node:stream'
import { ApiException } from '@kubernetes/client-node'
import { withDeadline } from '../process/deadline.ts'
import type { Kube } from './client.ts'

/** Less than the api waits for a whole call: whoever asked is still there to be told. */
const answerMsMax = 8_000
const errorBytesMax = 10_000

/**
 * Opens a path whose answer goes on, to be destroyed by whoever reads it. By Node's own client: that of the library
 * holds the whole answer, and its helper for logs lets a broken connection end the process.
 */
export async function openRaw(kube: Kube, path: string): Promise<Readable> {
  const url = new URL(`${kube.config.getCurrentCluster()?.server}${path}`)
  const options: RequestOptions = {}
  await kube.config.applyToHTTPSOptions(options)
  const sent = url.protocol === 'http:' ? requestHttp(url, options) : request(url, options)
  try {
    const [answer]: IncomingMessage[] = await withDeadline(once(sent.end(), 'response'), answerMsMax, 'opening a log')
    if (!answer) throw new Error('an answer without a message')
    if (answer.statusCode === 200) return answer
    throw new ApiException(answer.statusCode ?? 500, `reading ${url.pathname}`, await readError(answer), {})
  } catch (err) {
    // Late errors of a request that nobody waits for any more.
    sent.on('error', () => {}).destroy()
    throw err instanceof ApiException ? err : new ApiException(503, `reading ${url.pathname}: ${err}`, undefined, {})
  }
}

async function readError(answer: IncomingMessage): Promise<string> {
  answer.setTimeout(answerMsMax, () => answer.destroy())
  let text = ''
  for await (const chunk of answer) {
    text += chunk
    if (text.length > errorBytesMax) break
  }
  return text
}
