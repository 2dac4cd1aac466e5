import type { Readable, Writable } from 'node:stream'

export type WatchFault =
  /** Each event comes twice. */
  | { kind: 'duplicate' }
  /** Each second event comes after the one that followed it. */
  | { kind: 'reorder' }
  /** The first event is the API server's word that the version is too old. */
  | { kind: 'gone' }

const gone = JSON.stringify({
  type: 'ERROR',
  object: {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code: 410,
    reason: 'Expired',
    message: 'too old resource version',
  },
})

/** An event that is kept for the next one to overtake it waits no longer than this. */
const reorderMs = 500

/** Hands a watch on, one JSON object a line, bent as the fault says. */
export function tamperWatch(from: Readable, to: Writable, fault: WatchFault): void {
  if (fault.kind === 'gone') {
    to.end(`${gone}\n`)
    from.destroy()
    return
  }
  let rest = ''
  let kept: string | null = null
  let timer: NodeJS.Timeout | undefined
  const release = () => {
    clearTimeout(timer)
    if (kept !== null) to.write(kept)
    kept = null
  }
  const pass = (line: string) => {
    if (fault.kind === 'duplicate') to.write(line + line)
    else if (kept === null) {
      kept = line
      timer = setTimeout(release, reorderMs)
    } else {
      to.write(line)
      release()
    }
  }
  from.setEncoding('utf8')
  from.on('data', (part: string) => {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) pass(`${line}\n`)
  })
  from.on('end', () => {
    release()
    to.end()
  })
  to.on('close', () => clearTimeout(timer))
}
