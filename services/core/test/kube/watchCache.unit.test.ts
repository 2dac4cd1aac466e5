import { createWatchCache } from '../../src/kube/watchCache.ts'

const object = (resourceVersion: string, { uid = 'u1', name = 'a', namespace = 'n' } = {}) => ({
  metadata: { uid, name, namespace, resourceVersion },
})
const filled = (...items: ReturnType<typeof object>[]) => {
  const cache = createWatchCache()
  cache.replace(items)
  return cache
}
const versions = (cache: ReturnType<typeof createWatchCache>) =>
  cache.list().map(({ metadata }) => `${metadata?.uid}@${metadata?.resourceVersion}`)

test('events add, change and remove', () => {
  const cache = createWatchCache()
  expect(cache.apply('ADDED', object('1'))).toBe(true)
  expect(cache.apply('MODIFIED', object('2'))).toBe(true)
  expect(versions(cache)).toEqual(['u1@2'])
  expect(cache.get('a', 'n')).toEqual(object('2'))
  expect(cache.apply('DELETED', object('3'))).toBe(true)
  expect(cache.list('n')).toEqual([])
})

test('an event that comes twice changes nothing the second time', () => {
  const cache = filled(object('2'))
  expect(cache.apply('MODIFIED', object('2'))).toBe(false)
  cache.apply('DELETED', object('3'))
  expect(cache.apply('DELETED', object('3'))).toBe(false)
})

test('an older state does not replace a newer one of the same object', () => {
  const cache = filled(object('10'))
  expect(cache.apply('MODIFIED', object('9'))).toBe(false)
  expect(versions(cache)).toEqual(['u1@10'])
})

test('versions that are no numbers are taken as they come', () => {
  const cache = filled(object('b'))
  expect(cache.apply('MODIFIED', object('a'))).toBe(true)
})

test('a deleted object stays deleted when a change of it comes late', () => {
  const cache = filled(object('1'))
  cache.apply('DELETED', object('3'))
  expect(cache.apply('MODIFIED', object('2'))).toBe(false)
  expect(cache.list()).toEqual([])
})

test('a late deletion leaves the object that took the name since', () => {
  const cache = filled(object('1'))
  cache.apply('ADDED', object('5', { uid: 'u2' }))
  expect(cache.apply('DELETED', object('4'))).toBe(false)
  expect(cache.apply('MODIFIED', object('3'))).toBe(false)
  expect(versions(cache)).toEqual(['u2@5'])
})

test('a list is the truth: it mends what was lost, and what came wrong', () => {
  const cache = filled(object('1'), object('1', { uid: 'lost', name: 'b' }))
  cache.apply('MODIFIED', object('99999'))
  cache.apply('DELETED', object('7', { uid: 'alive', name: 'c' }))
  const changed = cache.replace([object('5'), object('6', { uid: 'alive', name: 'c' })])
  expect(versions(cache)).toEqual(['u1@5', 'alive@6'])
  expect(changed.map(({ metadata }) => metadata?.uid).sort()).toEqual(['alive', 'lost', 'u1'])
  expect(cache.replace([object('5'), object('6', { uid: 'alive', name: 'c' })])).toEqual([])
})
