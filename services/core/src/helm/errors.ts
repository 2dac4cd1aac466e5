import { type ClusterError, type ClusterErrorClass, classifyAdmission, forPeople } from '../kube/errorClass.ts'

// The first that matches; words of the API server, of Go's network and of helm itself, as helm 4 prints them.
const words: [RegExp, ClusterErrorClass][] = [
  // A webhook that does not answer is one object's trouble, not the API server's.
  [/failed calling webhook/, 'other'],
  [/too many requests/i, 'throttled'],
  [
    /server is currently unable to handle|Internal error occurred|etcdserver: |an error on the server \(|request did not complete within|unable to return a response in the time allotted/,
    'serverTrouble',
  ],
  [/Unauthorized|asked for the client to provide credentials| is forbidden: /, 'refused'],
  [
    /cluster unreachable|dial tcp|connection refused|connection reset|i\/o timeout|handshake timeout|connection lost|deadline exceeded|: (unexpected )?EOF|did not end within/,
    'unreachable',
  ],
  [
    /another operation .* is in progress|already exists|cannot be imported|object has been modified|conflicts? with "/,
    'conflict',
  ],
  [/specifications of the schema| is invalid: |executing "|unable to build|failed to create typed patch/, 'invalid'],
  [/not found/, 'absent'],
]

/** Classes what a helm run that failed said last. */
export function classifyHelmOutput(output: string): ClusterError {
  const error = lastError(output)
  const said = classifyAdmission(error) ?? words.find(([pattern]) => pattern.test(error))?.[1] ?? 'other'
  const message = error
    .replace(/^(UPGRADE|INSTALLATION) FAILED: /, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { class: said, message: forPeople(message || 'helm said nothing') }
}

/** Helm's error, which may go over lines, without the notes and warnings before it. */
function lastError(output: string): string {
  const parts = output.split(/^Error: /m)
  return (parts.length > 1 ? parts.at(-1) : output.trimEnd().split('\n').at(-1)) ?? ''
}
