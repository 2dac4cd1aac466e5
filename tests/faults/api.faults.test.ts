import fc from 'fast-check'
import { problemOf } from '../e2e/harness/api.ts'
import { apiCommands, type Model } from './harness/apiModel.ts'
import { untilTrue } from './harness/hands.ts'
import { testRows } from './harness/rows.ts'
import { apiOf } from './harness/stores.ts'

testRows('api', { workers: 1 }, [
  {
    name: 'posts-identical',
    injection: '100 identical POSTs at once, with one Idempotency-Key',
    expected: 'one store; every answer names it, or that the first is still running',
    boundSeconds: 40,
    guard: 'the answer is kept in the transaction that did the work',
    run: async ({ system, stores }) => {
      const name = `same-${system.run}`
      const asks = Array.from({ length: 100 }, () =>
        apiOf(system).call('POST', '/stores', { store_name: name }, { 'idempotency-key': name }),
      )
      const answers = await Promise.all(asks)
      const other = answers.filter(({ status }) => status !== 202).map((answer) => problemOf(answer).code)
      if (other.some((code) => code !== 'IDEMPOTENCY_KEY_IN_USE'))
        throw new Error(`some answers were ${new Set(other)}`)
      const found = await apiOf(system).named(name)
      if (found.length !== 1 || !found[0]) throw new Error(`${found.length} stores were made`)
      await stores.ready(stores.remember(found[0]), 30)
      return `${answers.length - other.length} times 202, one store, Ready`
    },
  },
  {
    name: 'posts-of-one-name',
    injection: '100 POSTs of one name at once, without a key',
    expected: 'one 202, the others 409',
    boundSeconds: 40,
    guard: 'a name is held once, by an index',
    run: async ({ system, stores }) => {
      const name = `name-${system.run}`
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => apiOf(system).call('POST', '/stores', { store_name: name })),
      )
      const accepted = answers.filter(({ status }) => status === 202)
      const refused = answers.filter((answer) => answer.status !== 202 && problemOf(answer).code === 'NAME_TAKEN')
      if (accepted.length !== 1 || refused.length !== 99) throw new Error(`${accepted.length} of 100 were accepted`)
      const [store] = await apiOf(system).named(name)
      if (store) await stores.ready(stores.remember(store), 30)
      return 'one 202, 99 times NAME_TAKEN, Ready'
    },
  },
  {
    name: 'api-killed',
    injection: 'SIGKILL of the api in the midst of 40 POSTs',
    expected: 'what was answered 202 is there once, and Ready',
    boundSeconds: 60,
    guard: 'an answer comes after its transaction',
    alone: true,
    run: async ({ system, stores, recovering }) => {
      const api = system.one('api')
      const asks = Array.from({ length: 40 }, async (_, n) => {
        try {
          return await apiOf(system, api.port).call('POST', '/stores', { store_name: `burst-${n}-${system.run}` })
        } catch {
          return null
        }
      })
      await untilTrue(
        'some are made',
        async () =>
          ((await system.db.query('select from stores where store_name like $1', ['burst-%'])).rowCount ?? 0) >= 8,
        20,
      )
      await api.end('SIGKILL')
      const answered = (await Promise.all(asks)).flatMap((answer) =>
        answer?.status === 202 ? [answer.body as { id: string }] : [],
      )
      await (await system.launch('api')).ready()
      recovering()
      const all = (await apiOf(system).list()).filter(({ store_name }) => store_name.startsWith('burst-'))
      const lost = answered.filter(({ id }) => !all.some((store) => store.id === id))
      if (lost.length > 0) throw new Error(`${lost.length} accepted stores are lost`)
      await Promise.all(all.map((store) => stores.ready(stores.remember(store), 60)))
      return `${answered.length} answered, ${all.length} made, all Ready`
    },
  },
  {
    name: 'random-ways',
    injection: 'random ways of creating, changing, retrying and deleting, against a model',
    expected: 'every answer and every row as the model says',
    boundSeconds: 300,
    guard: 'what each request may change, and when it is refused',
    alone: true,
    run: async ({ system, full }) => {
      // No deletion ends while the model looks.
      await Promise.all([system.one('worker').end('SIGKILL'), system.one('reconciler').end('SIGKILL')])
      const steps = { count: 0 }
      const wanted = full ? 5_000 : 800
      for (let run = 0; steps.count < wanted; run++)
        await fc.assert(
          fc.asyncProperty(apiCommands(`m${run}-${system.run}`, 100), async (commands) => {
            const setup = () => ({ model: { stores: new Map() } satisfies Model, real: { api: apiOf(system), steps } })
            await fc.asyncModelRun(setup, commands)
          }),
          // A smaller way would begin with the names of the one that failed.
          { numRuns: 1, seed: system.context.seed + run, endOnFailure: true },
        )
      await untilTrue(
        'every store is there once',
        async () => {
          const { rowCount } = await system.db.query(
            'select from stores where name_released_at is null group by store_name having count(*) > 1',
          )
          return rowCount === 0
        },
        5,
      )
      return `${steps.count} steps`
    },
  },
])
