import { createCheckups } from '../src/checkups.ts'
import { createSuspects } from '../src/suspects.ts'

const minutes = 60_000

test('a find counts when it was found again after a while', () => {
  const suspects = createSuspects()
  expect(suspects.confirm('a', 'drift', 0)).toBe(2_000)
  expect(suspects.confirm('a', 'drift', 500)).toBe(1_500)
  expect(suspects.confirm('a', 'drift', 2_000)).toBe(0)
})

test('another find, or none in between, begins anew', () => {
  const suspects = createSuspects()
  suspects.confirm('a', 'drift', 0)
  expect(suspects.confirm('a', 'notApplied', 2_000)).toBe(2_000)
  suspects.clear('a')
  expect(suspects.confirm('a', 'notApplied', 4_000)).toBe(2_000)
})

test('who writes the same back is answered less and less often, until it has been quiet for a while', () => {
  const suspects = createSuspects()
  let now = 0
  const repair = () => {
    const startedAt = now
    for (let waitMs = suspects.confirm('a', 'drift', now); waitMs > 0; waitMs = suspects.confirm('a', 'drift', now))
      now += waitMs
    suspects.repaired('a', 'drift', now)
    suspects.clear('a')
    return now - startedAt
  }
  expect([repair(), repair(), repair()]).toEqual([2_000, 4_000, 8_000])
  for (let round = 0; round < 20; round++) repair()
  expect(repair()).toBe(60 * minutes)
  // Nothing else waits for what somebody undoes: neither another fault, nor a dead worker's store.
  expect(suspects.confirm('a', 'secretMissing', now)).toBe(2_000)
  expect(suspects.confirm('a', 'leaseExpired', now)).toBe(2_000)
  suspects.clear('a')
  now += 121 * minutes
  expect(repair()).toBe(2_000)
})

test('each store is due for a look once a round, and not all at once', () => {
  const checkups = createCheckups(600)
  const ids = Array.from({ length: 200 }, (_, index) => `${index}`)
  const dueInRound = (from: number) => {
    const times = new Map<string, number[]>()
    for (let now = from; now < from + 600_000; now += 30_000)
      for (const id of ids) if (checkups.isDue(id, now)) times.set(id, [...(times.get(id) ?? []), now])
    return times
  }
  dueInRound(0)
  const second = dueInRound(600_000)
  expect(second.size).toBe(200)
  expect([...second.values()].every((times) => times.length === 1)).toBe(true)
  const atOnce = Math.max(
    ...[...second.values()].map(([at]) => [...second.values()].filter(([other]) => other === at).length),
  )
  expect(atOnce).toBeLessThan(60)
})
