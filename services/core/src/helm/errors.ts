import { type ClusterError, type ClusterErrorClass, classifyAdmission, forPeople } from '../kube/errorClass.ts'

// The first that matches; words of the API server, of Go's network and of helm itself, as helm 4 prints them.
const words: [RegExp, ClusterErrorClass][] = [
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
  [/another operation .* is in progress|already exists|object has been modified|conflicts? with "/, 'conflict'],
  [
    /specifications of the schema| is invalid: |error validating|parse error|execution error|unable to build/,
    'invalid',
  ],
  [/not found/, 'absent'],
]

/** Classes what a helm run that failed said last. */
export function classifyHelmOutput(output: string): ClusterError {
  const said = classifyAdmission(output) ?? words.find(([pattern]) => pattern.test(output))?.[1] ?? 'other'
  return { class: said, message: forPeople(lastWords(output)) }
}

/** Helm's error, which may go over lines, without the warnings before it. */
function lastWords(output: string): string {
  const error = /(?:^|[\s\S]*\n)Error: ([\s\S]*)$/.exec(output)?.[1]
  const text = error ?? output.trimEnd().split('\n').at(-1) ?? ''
  return (
    text
      .replace(/^(UPGRADE|INSTALLATION) FAILED: /, '')
      .replace(/\s+/g, ' ')
      .trim() || 'helm said nothing'
  )
}
