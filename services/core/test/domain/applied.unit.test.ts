import { findDrift, type LiveObject, rememberApplied } from '../../src/domain/applied.ts'

const service = (spec: object, uid = 'u1'): LiveObject => ({
  kind: 'Service',
  metadata: {
    name: 'wordpress',
    uid,
    managedFields: [
      {
        manager: 'helm',
        operation: 'Apply',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/name': {} } },
          'f:spec': {
            'f:type': {},
            'f:selector': {},
            'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {}, 'f:targetPort': {} } },
          },
        },
      },
      { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status', fieldsV1: { 'f:status': {} } },
    ],
    labels: { 'app.kubernetes.io/name': 'wordpress' },
  } as LiveObject['metadata'],
  spec,
})
const spec = {
  type: 'ClusterIP',
  clusterIP: '10.0.0.1',
  selector: { app: 'wordpress', tier: 'web' },
  ports: [{ port: 80, protocol: 'TCP', targetPort: 'http' }],
}
const applied = rememberApplied([service(spec)])

test('remembers each path that helm owns and no other', () => {
  expect(Object.keys(applied['Service/wordpress']?.paths ?? {})).toEqual([
    'f:metadata/f:labels/f:app.kubernetes.io/name',
    'f:spec/f:type',
    'f:spec/f:selector',
    'f:spec/f:ports/k:{"port":80,"protocol":"TCP"}/f:port',
    'f:spec/f:ports/k:{"port":80,"protocol":"TCP"}/f:targetPort',
  ])
})

test('what somebody wrote or deleted right after an apply of the same spec is still ours', () => {
  const taken = service({ ...spec, type: 'NodePort' })
  const [helm] = taken.metadata.managedFields
  if (helm) helm.fieldsV1 = { 'f:spec': { 'f:selector': {} } }
  expect(rememberApplied([taken], applied)).toEqual(applied)
  expect(rememberApplied([], applied)).toEqual(applied)
  expect(findDrift(rememberApplied([taken], applied), [taken])).toEqual(['Service/wordpress f:spec/f:type'])
})

test.each<[string, object, string[]]>([
  ['nothing changed', spec, []],
  ['what others own changed', { ...spec, clusterIP: '10.0.0.9' }, []],
  ['keys in another order', { ...spec, selector: { tier: 'web', app: 'wordpress' } }, []],
  ['a default that the list item leaves out', { ...spec, ports: [{ port: 80, targetPort: 'http' }] }, []],
  ['another port beside ours', { ...spec, ports: [{ port: 81, protocol: 'TCP' }, ...spec.ports] }, []],
  ['a changed value', { ...spec, type: 'NodePort' }, ['Service/wordpress f:spec/f:type']],
  ['a removed value', { ...spec, selector: undefined }, ['Service/wordpress f:spec/f:selector']],
  [
    'a changed port number',
    { ...spec, ports: [{ port: 8080, protocol: 'TCP', targetPort: 'http' }] },
    [
      'Service/wordpress f:spec/f:ports/k:{"port":80,"protocol":"TCP"}/f:port',
      'Service/wordpress f:spec/f:ports/k:{"port":80,"protocol":"TCP"}/f:targetPort',
    ],
  ],
])('%s', (_name, live, drift) => {
  expect(findDrift(applied, [service(live)])).toEqual(drift)
})

test('an object that is gone is named by kind and name', () => {
  expect(findDrift(applied, [])).toEqual(['Service/wordpress'])
})

test('an object that helm does not own is not remembered', () => {
  const foreign = service(spec)
  foreign.metadata.managedFields = []
  expect(rememberApplied([foreign])).toEqual({})
})
