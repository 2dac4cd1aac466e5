import { createTellOnce } from '../src/tellOnce.ts'

test('what is found again is not told again, until it was away', () => {
  const told: string[] = []
  const tell = createTellOnce((thing) => told.push(thing))
  for (const found of [['a'], ['a', 'b'], ['b'], ['a']]) tell(new Set(found))
  expect(told).toEqual(['a', 'b', 'a'])
})
