import { readProblem } from '@storeyard/client/apiError'
import { QueryClient } from '@tanstack/react-query'
import { keys } from '../src/api/keys.ts'
import { refreshAll } from '../src/api/refresh.ts'
import { storeQuery } from '../src/api/stores.ts'

test('a look at everything waits for no cluster, and asks for no name again', async () => {
  const cache = new QueryClient()
  const all = [
    keys.overview,
    keys.store('a'),
    keys.events('a'),
    keys.storeName('a'),
    keys.usage('a'),
    keys.objects('a'),
  ]
  for (const key of all) cache.setQueryData<unknown>(key, {})
  await refreshAll(cache)
  expect(all.filter((key) => cache.getQueryState(key)?.isInvalidated)).toEqual(all.slice(0, 3))
})

test.each([
  ['NOT_FOUND', 404, false],
  ['VALIDATION_FAILED', 422, false],
  ['INTERNAL', 500, 3_000],
])('a store that is refused with %s is asked for again or not: %d, %j', (code, status, again) => {
  const cache = new QueryClient()
  const error = readProblem(new Response(null, { status }), { type: '', title: 'Played', code })
  const options = storeQuery('none')
  const query = cache.getQueryCache().build(cache, { queryKey: options.queryKey })
  query.setState({ status: 'error', error, fetchFailureCount: 1, fetchFailureReason: error })
  const interval = options.refetchInterval
  expect(typeof interval === 'function' && interval(query as never)).toBe(again)
})
