import { findAdded, findTolerated, giveToHelm } from '../../src/domain/added.ts'
import { type LiveObject, rememberApplied } from '../../src/domain/applied.ts'

const container = { name: 'wordpress', image: 'wordpress:7.0', env: [{ name: 'MINE', value: '1' }] }
const helms = {
  'f:spec': {
    'f:replicas': {},
    'f:template': {
      'f:spec': { 'f:containers': { 'k:{"name":"wordpress"}': { '.': {}, 'f:name': {}, 'f:image': {} } } },
    },
  },
}
const addedEnv = {
  'f:spec': {
    'f:template': {
      'f:spec': {
        'f:containers': {
          'k:{"name":"wordpress"}': {
            'f:env': { '.': {}, 'k:{"name":"MINE"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
          },
        },
      },
    },
  },
}
const deployment = (...others: LiveObject['metadata']['managedFields']): LiveObject => ({
  kind: 'Deployment',
  metadata: {
    name: 'wordpress',
    uid: 'u',
    managedFields: [{ manager: 'helm', operation: 'Apply', fieldsV1: helms }, ...others],
  },
  spec: { replicas: 1, template: { spec: { containers: [container] } } },
})
const applied = rememberApplied([deployment()])
const by = (manager: string, fieldsV1: object, more: object = {}) => ({
  manager,
  operation: 'Update',
  fieldsV1,
  ...more,
})

const env = 'f:spec/f:template/f:spec/f:containers/k:{"name":"wordpress"}/f:env/k:{"name":"MINE"}'

test('what others added to a pod template is found', () => {
  expect(findAdded(applied, [deployment()])).toEqual([])
  expect(findAdded(applied, [deployment(by('kubectl-set', addedEnv))])).toEqual([
    `Deployment/wordpress +${env}/f:name`,
    `Deployment/wordpress +${env}/f:value`,
  ])
})

test.each([
  ['a pause of the rollout', 'Deployment', { 'f:paused': {} }, 'f:spec/f:paused'],
  ['an opened door', 'NetworkPolicy', { 'f:ingress': {} }, 'f:spec/f:ingress'],
  ['another place for visitors', 'Ingress', { 'f:defaultBackend': {} }, 'f:spec/f:defaultBackend'],
])('%s is found', (_name, kind, fields, path) => {
  const live = { ...deployment(by('kubectl', { 'f:spec': fields })), kind }
  expect(findAdded(rememberApplied([{ ...deployment(), kind }]), [live])).toEqual([`${kind}/wordpress +${path}`])
})

test('what was given to helm and not removed yet is still found', () => {
  const given = giveToHelm(deployment(by('kubectl-set', addedEnv))) ?? []
  const live = { ...deployment(), metadata: { ...deployment().metadata, managedFields: given } }
  expect(findAdded(applied, [live])).toEqual([
    `Deployment/wordpress +${env}/f:name`,
    `Deployment/wordpress +${env}/f:value`,
  ])
})

test.each([
  ['a status', by('kube-controller-manager', { 'f:status': {} }, { subresource: 'status' })],
  ['an annotation of the object', by('kubectl', { 'f:metadata': { 'f:annotations': { 'f:mine': {} } } })],
  [
    'a restart',
    by('kubectl-rollout', {
      'f:spec': { 'f:template': { 'f:metadata': { 'f:annotations': { 'f:kubectl.kubernetes.io/restartedAt': {} } } } },
    }),
  ],
  [
    'a changed value of ours, which is drift',
    by('kubectl', {
      'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"wordpress"}': { 'f:image': {} } } } } },
    }),
  ],
])('%s is no addition', (_name, entry) => {
  expect(findAdded(applied, [deployment(entry)])).toEqual([])
})

test('what others added elsewhere is told apart from what harms', () => {
  const annotated = { 'f:metadata': { 'f:annotations': { 'f:mine': {} } } }
  expect(findTolerated(applied, [deployment(by('kubectl', { ...annotated, ...addedEnv }))])).toEqual([
    'Deployment/wordpress +f:metadata/f:annotations/f:mine',
  ])
  expect(findTolerated(applied, [deployment(by('kube-controller-manager', annotated))])).toEqual([])
  expect(findTolerated(applied, [deployment(by('kubectl', { 'f:status': {} }, { subresource: 'status' }))])).toEqual([])
  expect(findTolerated({}, [deployment(by('kubectl', annotated))])).toEqual([])
})

test('a restart by hand stays the one of its writer', () => {
  const restarted = {
    'f:spec': {
      'f:template': {
        'f:metadata': { 'f:annotations': { '.': {}, 'f:mine': {}, 'f:kubectl.kubernetes.io/restartedAt': {} } },
      },
    },
  }
  const [first, second] = giveToHelm(deployment(by('kubectl-rollout', restarted))) ?? []
  expect(JSON.stringify(first)).toContain('f:mine')
  expect(JSON.stringify(first)).not.toContain('restartedAt')
  expect(JSON.stringify(second)).toContain('restartedAt')
  expect(JSON.stringify(second)).not.toContain('f:mine')
  const annotations = { 'f:annotations': { 'f:kubectl.kubernetes.io/restartedAt': {} } }
  const only = by('kubectl-rollout', { 'f:spec': { 'f:template': { 'f:metadata': annotations } } })
  expect(giveToHelm(deployment(only))).toBeNull()
})

test('an object that we did not apply is not looked at', () => {
  expect(findAdded({}, [deployment(by('kubectl-set', addedEnv))])).toEqual([])
})

test('what was added is given to helm, and nothing else of the writer', () => {
  const writer = by('kubectl-set', { ...addedEnv, 'f:metadata': { 'f:annotations': { 'f:mine': {} } } })
  const [first, second] = giveToHelm(deployment(writer)) ?? []
  expect(first?.fieldsV1).toEqual({
    'f:spec': {
      'f:replicas': {},
      'f:template': {
        'f:spec': {
          'f:containers': {
            'k:{"name":"wordpress"}': {
              '.': {},
              'f:name': {},
              'f:image': {},
              'f:env': { '.': {}, 'k:{"name":"MINE"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
            },
          },
        },
      },
    },
  })
  expect(second).toEqual({ ...writer, fieldsV1: { 'f:metadata': { 'f:annotations': { 'f:mine': {} } } } })
  expect(giveToHelm(deployment(by('kubectl-set', addedEnv)))).toHaveLength(1)
  expect(giveToHelm(deployment())).toBeNull()
})
