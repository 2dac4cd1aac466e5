import { readQuantity } from '../../src/domain/quantity.ts'
import { describeClaim, describePod, describeQuotas } from '../../src/domain/usage.ts'

test.each([
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
  ['1Gi', 2 ** 30],
  ['1G', 1e9],
  ['12e6', 12e6],
  ['100n', 1e-7],
  ['3Pi', 3 * 2 ** 50],
  ['x', Number.NaN],
])('the quantity %s is %d', (text, number) => {
  expect(readQuantity(text)).toBe(number)
})

test('a quota says what is used of what, also before it was counted', () => {
  expect(
    describeQuotas([{ status: { hard: { 'requests.cpu': '1', pods: '8' }, used: { 'requests.cpu': '205m' } } }, {}]),
  ).toEqual([
    { resource: 'requests.cpu', used: 0.205, hard: 1 },
    { resource: 'pods', used: 0, hard: 8 },
  ])
})

const claim = {
  metadata: { name: 'wp-content', labels: { 'app.kubernetes.io/name': 'wordpress' } },
  spec: { storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } },
  status: { capacity: { storage: '6Gi' } },
}
test.each([
  ['a class that lets volumes grow', new Map([['fast', true]]), true],
  ['a class that does not', new Map([['fast', false]]), false],
  ['a class that nobody knows', new Map(), null],
])('a volume of %s', (_, classes, expandable) => {
  expect(describeClaim(claim, classes)).toEqual({
    name: 'wp-content',
    component: 'wordpress',
    requested: 5 * 2 ** 30,
    capacity: 6 * 2 ** 30,
    storage_class: 'fast',
    expandable,
  })
})

test('a claim that is not bound yet has no capacity', () => {
  expect(describeClaim({ metadata: { name: 'data' } }, new Map())).toMatchObject({
    component: null,
    requested: 0,
    capacity: null,
    storage_class: null,
    expandable: null,
  })
})

const container = (requests?: Record<string, string>, limits?: Record<string, string>) => ({
  resources: { requests, limits },
})
test("a pod's share is that of its containers and of those that go on beside them", () => {
  const pod = describePod({
    metadata: { name: 'wordpress-1', labels: { 'app.kubernetes.io/name': 'wordpress' } },
    spec: {
      containers: [container({ cpu: '100m', memory: '192Mi' }, { memory: '512Mi' }), container({ cpu: '5m' })],
      initContainers: [
        container({ cpu: '4' }),
        { ...container({ cpu: '10m' }, { memory: '1Mi' }), restartPolicy: 'Always' },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ restartCount: 2 }, { restartCount: 1 }],
    },
  })
  expect(pod).toMatchObject({ name: 'wordpress-1', component: 'wordpress', phase: 'Running', ready: true, restarts: 3 })
  expect(pod.cpu_request).toBeCloseTo(0.115)
  expect(pod).toMatchObject({ memory_request: 192 * 2 ** 20, cpu_limit: null, memory_limit: null })
})
