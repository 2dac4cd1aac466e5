import { storeStatuses } from '@storeyard/core/domain/status'
import { findIdle } from './effects.ts'
import { planInjections } from './planInjections.ts'
import { findIllegal, legalTurns } from './transitions.ts'

const turns = (...path: (typeof storeStatuses)[number][]) =>
  path.slice(1).map((to, n) => ({ store: 'a1', from: path[n] ?? 'Pending', to }))

describe('the turns of a status', () => {
  test('an ordinary life is legal', () => {
    expect(findIllegal(turns('Pending', 'Provisioning', 'Ready', 'Degraded', 'Ready', 'Deleting', 'Deleted'))).toEqual(
      [],
    )
  })

  test.each([
    ['a store that comes back from its deletion', turns('Pending', 'Deleting', 'Ready')],
    ['one that is Ready without having been made', turns('Pending', 'Ready')],
    ['a turn from a status that it did not have', [...turns('Pending', 'Provisioning'), ...turns('Ready', 'Degraded')]],
  ])('%s is found', (_words, path) => {
    expect(findIllegal(path)).toHaveLength(1)
  })

  test('every status is known, and none turns into itself', () => {
    expect(Object.keys(legalTurns).sort()).toEqual([...storeStatuses].sort())
    for (const status of storeStatuses) expect(legalTurns[status]).not.toContain(status)
  })
})

describe('the plan of a soak', () => {
  const plan = (seed: number) => planInjections(['a', 'b', 'c'], seed, { seconds: 600, stores: 5 })

  test('the same seed gives the same plan, another one another', () => {
    expect(plan(7)).toEqual(plan(7))
    expect(plan(7)).not.toEqual(plan(8))
  })

  test('it stays within its time and its stores, and knows every injection', () => {
    const planned = plan(7)
    expect(planned.every(({ atSeconds, store }) => atSeconds < 600 && store < 5)).toBe(true)
    expect(new Set(planned.map(({ injection }) => injection))).toEqual(new Set(['a', 'b', 'c']))
  })
})

describe('the effects of a soak', () => {
  const drawn = (injection: string, ...took: boolean[]) => took.map((one) => ({ injection, took: one }))

  test('an injection that never took effect in three draws is named, one that once did or was drawn twice is not', () => {
    const effects = [
      ...drawn('broken', false, false, false),
      ...drawn('unlucky', false, false),
      ...drawn('fine', false, false, false, true),
    ]
    expect(findIdle(effects)).toEqual(['"broken" was drawn 3 times and never took effect'])
  })
})
