import { classifyHelmOutput } from '../../src/helm/errors.ts'
import type { ClusterErrorClass } from '../../src/kube/errorClass.ts'

const installing = 'Release "shop" does not exist. Installing it now.\n'
const query = 'Error: query: failed to query with labels: '

// What helm 4.1.4 printed on Kubernetes 1.34, and on an API server that answered with these codes.
test.each<[string, string, ClusterErrorClass]>([
  [
    'an API server that is away',
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:6443/version": dial tcp 127.0.0.1:6443: connect: connection refused',
    'unreachable',
  ],
  [
    'an answer that was cut off',
    `${query}Get "http://127.0.0.1:18999/api/v1/namespaces/y/secrets?labelSelector=name%3Dx%2Cowner%3Dhelm": EOF`,
    'unreachable',
  ],
  [
    'a helm that was stopped at its limit',
    'Error: UPGRADE FAILED: context canceled\nError: helm did not end within 60 s and was stopped',
    'unreachable',
  ],
  ['429', `${query}Too many requests, please try again later.`, 'throttled'],
  [
    '429 without a Status',
    `${query}the server has received too many requests and has asked us to try again later (get secrets)`,
    'throttled',
  ],
  ['503', `${query}the server is currently unable to handle the request (get secrets)`, 'serverTrouble'],
  ['500', `${query}Internal error occurred: etcdserver: request timed out`, 'serverTrouble'],
  [
    '502',
    `${query}an error on the server ("<html>Bad Gateway</html>") has prevented the request from succeeding (get secrets)`,
    'serverTrouble',
  ],
  [
    '504',
    `${query}Timeout: request did not complete within requested timeout - context deadline exceeded`,
    'serverTrouble',
  ],
  [
    'a webhook that is away',
    `${installing}Error: Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://127.0.0.1:9/?timeout=1s": dial tcp 127.0.0.1:9: connect: connection refused`,
    'other',
  ],
  ['401', `${query}Unauthorized`, 'refused'],
  [
    'a token that is not known',
    'Error: kubernetes cluster unreachable: the server has asked for the client to provide credentials',
    'refused',
  ],
  [
    'a missing right',
    `${query}secrets is forbidden: User "system:serviceaccount:storeyard-system:worker" cannot list resource "secrets" in API group "" in the namespace "y"`,
    'refused',
  ],
  [
    'a full quota',
    `${installing}Error: pods "p" is forbidden: exceeded quota: q, requested: cpu=2, used: cpu=0, limited: cpu=1`,
    'quotaExceeded',
  ],
  [
    'a quota that wants a request',
    `${installing}Error: pods "p" is forbidden: failed quota: q: must specify cpu for: c`,
    'quotaExceeded',
  ],
  [
    'a LimitRange',
    `${installing}Error: pods "p" is forbidden: maximum cpu usage per Container is 1, but limit is 2`,
    'quotaExceeded',
  ],
  [
    'Pod Security',
    `${installing}Error: pods "p" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true)`,
    'policyDenied',
  ],
  [
    'a named policy',
    `${installing}Error: configmaps "m" is forbidden: ValidatingAdmissionPolicy 'no-configmaps' with binding 'no-configmaps' denied request: no ConfigMaps here`,
    'policyDenied',
  ],
  [
    'a namespace that goes away',
    `${installing}Error: create: failed to create: secrets "sh.helm.release.v1.r16.v1" is forbidden: unable to create new content in namespace z4 because it is being terminated`,
    'conflict',
  ],
  ['another helm', 'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress', 'conflict'],
  [
    'a field that another manager holds',
    'level=WARN msg="upgrade failed" name=r17 error="conflict occurred"\nError: UPGRADE FAILED: conflict occurred while applying object z5/own /v1, Kind=ConfigMap: Apply failed with 1 conflict: conflict with "edit": .data.a',
    'conflict',
  ],
  [
    "somebody else's object",
    `${installing}Error: unable to continue with install: ConfigMap "foreign" in namespace "y" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"`,
    'conflict',
  ],
  [
    'a namespace that is not there',
    `${installing}Error: create: failed to create: namespaces "nope" not found`,
    'absent',
  ],
  ['a release that is not there', 'Error: uninstall: Release not loaded: zz: release: not found', 'absent'],
  [
    'an object that is none',
    `${installing}Error: Service "s" is invalid: [spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive]`,
    'invalid',
  ],
  [
    'a kind that is not known',
    `${installing}Error: unable to build kubernetes objects from release manifest: resource mapping not found for name: "s" namespace: "" from "": no matches for kind "Nope" in version "v1"\nensure CRDs are installed first`,
    'invalid',
  ],
  [
    'a template that fails',
    `${installing}Error: c/templates/a.yaml:3:27\n  executing "c/templates/a.yaml" at <.Values.x.y>:\n    nil pointer evaluating interface {}.y`,
    'invalid',
  ],
  [
    'values that the schema refuses',
    `${installing}Error: values don't meet the specifications of the schema(s) in the following chart(s):\nc:\n- at '': missing property 'a'\n`,
    'invalid',
  ],
  [
    'a value of a wrong type',
    `${installing}Error: failed to create typed patch object (y/m2; /v1, Kind=ConfigMap): .data.x: expected string, got &value.valueUnstructured{Value:1}`,
    'invalid',
  ],
  ['words that nobody knows', 'Error: the moon is full', 'other'],
  ['a warning of a pressure that is over', 'level=WARN msg="too many requests"\nError: the moon is full', 'other'],
  ['nothing', '', 'other'],
])('%s', (_name, output, expected) => {
  expect(classifyHelmOutput(output).class).toBe(expected)
})

test('the message is the whole error in one line, without the notes before it', () => {
  const output = `${installing}level=WARN msg="x"\nError: values don't meet the schema:\nc:\n- at '': missing property 'a'\n`
  expect(classifyHelmOutput(output).message).toBe("values don't meet the schema: c: - at '': missing property 'a'")
  expect(classifyHelmOutput('Error: UPGRADE FAILED: no').message).toBe('no')
  expect(classifyHelmOutput('').message).toBe('helm said nothing')
})

test('a secret that stands in the words is taken out', () => {
  expect(classifyHelmOutput('Error: cannot read {"password":"hunter2"}').message).not.toContain('hunter2')
})
