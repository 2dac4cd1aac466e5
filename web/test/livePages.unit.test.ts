import { mergeNewest } from '../src/activity/mergeNewest.ts'
import type { StoreFilter } from '../src/api/keys.ts'
import { countInWords, countStores } from '../src/stores/list/countStores.ts'
import { noFilter, readFilter, writeFilter } from '../src/stores/list/filter.ts'
import { placeStore } from '../src/stores/list/placeStore.ts'

const store = (name: string, more = {}) => ({
  id: name,
  store_name: name,
  title: name,
  admin_email: 'a@example.com',
  locale: 'en_US',
  timezone: 'UTC',
  plan: 'small' as const,
  wordpress_replicas: 1,
  deletion_protection: false,
  namespace: name,
  helm_release: name,
  domain: name,
  url: `https://${name}.example.com`,
  status: 'Ready' as const,
  reason: null,
  message: null,
  ways_out: [],
  generation: 1,
  chart_version: '1.0.0',
  created_at: '2026-01-01T00:00:00Z',
  ready_at: null,
  deleted_at: null,
  ...more,
})
const page = (names: string[], next_cursor: string | null) => ({ items: names.map((name) => store(name)), next_cursor })
const namesOf = (pages: ReturnType<typeof placeStore>) => pages.map(({ items }) => items.map((item) => item.store_name))
const byName: StoreFilter = { ...noFilter, sort: 'name' }

describe('a store that changed', () => {
  const pages = [page(['b', 'd'], 'd'), page(['f', 'h'], null)]
  test.each([
    [
      'takes the place of itself',
      'f',
      {},
      byName,
      [
        ['b', 'd'],
        ['f', 'h'],
      ],
    ],
    ['goes when it is Deleted', 'd', { status: 'Deleted' }, byName, [['b'], ['f', 'h']]],
    [
      'goes when the filter leaves it out',
      'd',
      { plan: 'large' },
      { ...byName, plans: ['small'] },
      [['b'], ['f', 'h']],
    ],
    [
      'comes where it is sorted',
      'e',
      {},
      byName,
      [
        ['b', 'd'],
        ['e', 'f', 'h'],
      ],
    ],
    [
      'comes before all',
      'a',
      {},
      byName,
      [
        ['a', 'b', 'd'],
        ['f', 'h'],
      ],
    ],
    [
      'comes after all on the last page',
      'z',
      {},
      byName,
      [
        ['b', 'd'],
        ['f', 'h', 'z'],
      ],
    ],
    [
      'stays out when the filter leaves it out',
      'e',
      {},
      { ...byName, name: 'x' },
      [
        ['b', 'd'],
        ['f', 'h'],
      ],
    ],
    [
      'comes where Deleted ones are asked for',
      'e',
      { status: 'Deleted' },
      { ...byName, statuses: ['Deleted'] },
      [
        ['b', 'd'],
        ['e', 'f', 'h'],
      ],
    ],
  ] as const)('%s', (_what, name, more, filter, expected) => {
    expect(namesOf(placeStore(pages, store(name, more), filter as unknown as StoreFilter))).toEqual(expected)
  })

  test('stays out when its place is beyond the pages that are loaded', () => {
    expect(namesOf(placeStore([page(['b', 'd'], 'd')], store('z'), byName))).toEqual([['b', 'd']])
  })

  test('comes first where the newest are', () => {
    const newer = store('a', { created_at: '2026-01-02T00:00:00Z' })
    expect(namesOf(placeStore([page(['d', 'b'], 'b')], newer, noFilter))).toEqual([['a', 'd', 'b']])
  })

  test('is the new one, and leaves all others as they were', () => {
    const placed = placeStore(pages, store('f', { title: 'New' }), byName)
    expect(placed[1]?.items[0]?.title).toBe('New')
    expect(placed[0]).toBe(pages[0])
  })
})

describe('newer events', () => {
  const event = (id: string) => ({
    id,
    store_id: null,
    actor: 'api',
    type: 'Created',
    reason: null,
    message: '',
    data: {},
    at: '2026-01-01T00:00:00Z',
    address: null,
    request_id: null,
  })
  const eventPage = (ids: string[], next_cursor: string | null) => ({ items: ids.map(event), next_cursor })
  const before = { pages: [eventPage(['5', '4'], '4'), eventPage(['3'], null)], pageParams: ['', '4'] }
  const idsOf = ({ pages }: { pages: { items: { id: string }[] }[] }) =>
    pages.map(({ items }) => items.map(({ id }) => id))

  test('come before those that are there', () => {
    expect(idsOf(mergeNewest(before, eventPage(['7', '6', '5'], '5')))).toEqual([['7', '6', '5', '4'], ['3']])
  })

  test('begin the list anew where some between are missing', () => {
    expect(idsOf(mergeNewest(before, eventPage(['9', '8'], '8')))).toEqual([['9', '8']])
  })

  test('do not come without end: a list that grew by itself for long begins anew', () => {
    const lengths: number[] = []
    let list: ReturnType<typeof mergeNewest> = {
      pages: [eventPage(['0'], '0'), eventPage(['-1'], null)],
      pageParams: ['', '0'],
    }
    for (let next = 1; next <= 1_000; next++) {
      const newest = Array.from({ length: Math.min(next + 1, 50) }, (_, back) => String(next - back))
      list = mergeNewest(list, eventPage(newest, newest.at(-1) ?? null))
      lengths.push(list.pages.flatMap(({ items }) => items).length)
    }
    expect(Math.max(...lengths)).toBe(501)
    expect(lengths.at(-1)).toBeGreaterThanOrEqual(50)
    expect(idsOf(list)[0]?.[0]).toBe('1000')
  })
})

test.each([
  ['all loaded', noFilter, { loaded: 3, hasMore: false }, 3],
  ['the whole', noFilter, { loaded: 100, hasMore: true }, 500],
  ['by status', { ...noFilter, statuses: ['Failed', 'Pending'] as const }, { loaded: 100, hasMore: true }, 120],
  ['by name', { ...noFilter, name: 'x' }, { loaded: 100, hasMore: true }, null],
  ['tombstones', { ...noFilter, statuses: ['Deleted'] as const }, { loaded: 100, hasMore: true }, null],
])('how many stores there are is known or not: %s', (_case, filter, loaded, count) => {
  const overview = { stores: { Failed: 120, Ready: 380 }, total: 500 }
  expect(countStores(filter as StoreFilter, loaded, overview)).toBe(count)
})

test.each([
  [1, 1, '1 store'],
  [10_000, 100, '10,000 stores'],
  [null, 100, 'More than 100 stores'],
])('%j stores of which %d are loaded are told as %s', (count, loaded, text) => {
  expect(countInWords(count, loaded)).toBe(text)
})

test('a filter comes back from the address as it went, and what is no filter is left out', () => {
  const filter: StoreFilter = { name: 'shop', statuses: ['Ready', 'Failed'], plans: ['large'], sort: 'name' }
  expect(readFilter(writeFilter(filter))).toEqual(filter)
  expect(writeFilter(noFilter).toString()).toBe('')
  expect(readFilter(new URLSearchParams('status=Nice&sort=size&plan=huge'))).toEqual(noFilter)
})
