import { ApiException } from '@kubernetes/client-node'
import type { ClusterErrorClass } from '../../src/kube/errorClass.ts'
import { classifyKubeError, kubeMessage, ThrottledError } from '../../src/kube/errors.ts'

const refused = (code: number, message = 'no', headers = {}) => new ApiException(code, 'x', { message }, headers)
const timeout = AbortSignal.timeout(0)
const cut = new TypeError('terminated', { cause: new Error('other side closed') })

test.each<[string, unknown, ClusterErrorClass]>([
  ['no connection', new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }), 'unreachable'],
  ['an answer that was cut off', cut, 'unreachable'],
  ['no turn in time', new ThrottledError('no turn came in time'), 'throttled'],
  ['429', refused(429), 'throttled'],
  ['500', refused(500), 'serverTrouble'],
  ['503', refused(503), 'serverTrouble'],
  ['401', refused(401), 'refused'],
  [
    'a missing right',
    refused(403, 'secrets is forbidden: User "x" cannot list resource "secrets" in API group "" in the namespace "y"'),
    'refused',
  ],
  ['a name that is taken', refused(409, 'namespaces "z1" already exists'), 'conflict'],
  ['a list that is too old to go on', refused(410), 'conflict'],
  [
    'a namespace that goes away',
    refused(403, 'pods "pp" is forbidden: unable to create new content in namespace z4 because it is being terminated'),
    'conflict',
  ],
  ['404', refused(404, 'namespaces "zz" not found'), 'absent'],
  [
    'an object that is none',
    refused(422, 'Namespace "Z_1" is invalid: metadata.name: Invalid value: "Z_1"'),
    'invalid',
  ],
  [
    'a full quota',
    refused(403, 'pods "pp" is forbidden: exceeded quota: q, requested: cpu=2, used: cpu=0, limited: cpu=1'),
    'quotaExceeded',
  ],
  ['Pod Security', refused(403, 'pods "pp" is forbidden: violates PodSecurity "restricted:latest": x'), 'policyDenied'],
  [
    'a named policy',
    refused(422, `namespaces "x" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'p' denied request: no`),
    'policyDenied',
  ],
  ['a webhook', refused(400, 'admission webhook "w.example.com" denied the request: no'), 'policyDenied'],
  ['a webhook that is away', refused(500, 'Internal error occurred: failed calling webhook "w"'), 'serverTrouble'],
  ['an error of our own', new Error('a bug'), 'other'],
])('%s', (_name, err, expected) => {
  expect(classifyKubeError(err).class).toBe(expected)
})

test('a request that took too long', async () => {
  await new Promise((resolve) => timeout.addEventListener('abort', resolve))
  expect(classifyKubeError(timeout.reason).class).toBe('unreachable')
})

test('the message is what the API says, without headers, bodies and secrets', () => {
  expect(kubeMessage(refused(403, 'no password=hunter2', { authorization: 'Bearer hunter3' }))).toBe(
    'no password=[redacted]',
  )
  expect(kubeMessage(new ApiException(403, 'x', '{"message":"as text"}', {}))).toBe('as text')
  expect(kubeMessage(new ApiException(502, 'x', '<html>Bad Gateway</html>', {}))).toBe(
    'the Kubernetes API answered 502',
  )
  expect(kubeMessage(cut)).toBe('terminated: other side closed')
})
