import { answerIfAny, isAbort } from './answer.ts'
import { unreachable } from './apiError.ts'

const headDeadlineMs = 15_000

type Body = ReadableStream<Uint8Array<ArrayBuffer>>

/** For the options of a call whose answer has no end of its own: only its beginning has a deadline. */
export const asStream = {
  parseAs: 'stream',
  fetch: async (request: Request): Promise<Response> => {
    const head = new AbortController()
    const timer = setTimeout(() => head.abort(new DOMException('no answer began', 'TimeoutError')), headDeadlineMs)
    try {
      return await fetch(request, { signal: AbortSignal.any([request.signal, head.signal]) })
    } finally {
      clearTimeout(timer)
    }
  },
} as const

/** The text of an open stream. */
export async function openText(
  call: Promise<{ data?: Body | null; error?: unknown; response: Response }>,
): Promise<ReadableStream<string>> {
  const body = await answerIfAny(call)
  // An answer without a body is one that has ended.
  return (body ?? new Blob([]).stream()).pipeThrough(new TextDecoderStream())
}

/** What a stream holds, as it comes; also where streams cannot be iterated over yet. Let go of, it is cancelled. */
export async function* each<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((err: unknown) => {
        throw isAbort(err) ? err : unreachable('The connection to Storeyard broke off.', { cause: err })
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
