import { type AdaptiveLimit, type Answer, adaptLimit, openLimit } from '../../src/kube/adaptiveLimit.ts'

const ceiling = 8
const after = (answers: Answer[], from: AdaptiveLimit = openLimit(ceiling)) =>
  answers.reduce((state, answer) => adaptLimit(state, answer, ceiling), from)
const well = (atMs: number, latencyMs = 5): Answer => ({ atMs, trouble: false, latencyMs })
const trouble = (atMs: number): Answer => ({ atMs, trouble: true })
const many = (count: number, answer: (index: number) => Answer) => Array.from({ length: count }, (_, i) => answer(i))

test('while all is well the limit stays at its ceiling', () => {
  expect(after(many(100, (i) => well(i * 1_000))).limit).toBe(8)
})

test('trouble halves the limit', () => {
  expect(after([well(0), trouble(1)]).limit).toBe(4)
})

test('a burst of troubles counts once, those that go on count again', () => {
  expect(after(many(50, (i) => trouble(i))).limit).toBe(4)
  expect(after([trouble(0), trouble(1_000), trouble(2_000)]).limit).toBe(1)
})

test('the limit never falls below one', () => {
  expect(after(many(10, (i) => trouble(i * 1_000))).limit).toBe(1)
})

test('after trouble it grows by one a second, however many answers come', () => {
  const low = after([trouble(0), trouble(1_000), trouble(2_000)])
  expect(after([well(2_500)], low).limit).toBe(1)
  expect(
    after(
      many(100, (i) => well(3_000 + i)),
      low,
    ).limit,
  ).toBe(2)
  expect(
    after(
      many(100, (i) => well(3_000 + i * 100)),
      low,
    ).limit,
  ).toBe(8)
})

test('latency far above the least one learned is trouble', () => {
  const learned = after(many(50, (i) => well(i)))
  const slow = after(
    many(20, (i) => well(10_000 + i, 3_000)),
    learned,
  )
  expect(slow.limit).toBe(4)
})

test('one slow answer among fast ones is none', () => {
  expect(after([...many(50, (i) => well(i)), well(1_000, 5_000), ...many(5, (i) => well(2_000 + i))]).limit).toBe(8)
})

test('latency that Kubernetes promises is none, however fast the cluster was before', () => {
  expect(after([...many(50, (i) => well(i, 1)), ...many(50, (i) => well(1_000 + i, 900))]).limit).toBe(8)
})

test('a cluster that is slow by its distance is not throttled for it', () => {
  expect(after(many(100, (i) => well(i * 1_000, 2_000))).limit).toBe(8)
})

test('when the latency is back, so is the limit', () => {
  const slow = after([...many(50, (i) => well(i)), ...many(30, (i) => well(1_000 + i * 1_000, 4_000))])
  expect(slow.limit).toBe(1)
  expect(
    after(
      many(40, (i) => well(40_000 + i * 1_000)),
      slow,
    ).limit,
  ).toBe(8)
})

test('a cluster that became slower for good is taken as it is', () => {
  const slower = after([...many(50, (i) => well(i)), ...many(3_000, (i) => well(1_000 + i * 1_000, 2_000))])
  expect(slower.limit).toBe(8)
})
