import { isDeepStrictEqual } from 'node:util'
import { Problem } from '@storeyard/core/contract/problems'
import { Store } from '@storeyard/core/contract/stores'
import fc from 'fast-check'
import type { Api } from '../../e2e/harness/api.ts'

/** What the API must have kept of each store, by name: no worker runs, so that a deletion does not end. */
export interface Model {
  stores: Map<string, { id: string; title: string; isProtected: boolean; generation: number; deleting: boolean }>
}

interface Real {
  api: Api
  steps: { count: number }
}

type Command = fc.AsyncCommand<Model, Real>

/** One request, the answer that it must have, and what it changes. */
function command(
  words: string,
  name: string,
  ask: (real: Real, id: string) => Promise<{ status: number; body: unknown }>,
  expected: (model: Model) => string,
  change: (model: Model, body: unknown) => void,
): Command {
  return {
    check: () => true,
    toString: () => words,
    run: async (model, real) => {
      real.steps.count++
      const wanted = expected(model)
      const { status, body } = await ask(real, model.stores.get(name)?.id ?? '00000000')
      const code = status < 300 ? `${status}` : Problem.parse(body).code
      if (code !== wanted) throw new Error(`${words} was answered ${code}, not ${wanted}`)
      if (status < 300) {
        change(model, body)
        await expectKept(model, real, name)
      }
    },
  }
}

async function expectKept(model: Model, { api }: Real, name: string): Promise<void> {
  const kept = model.stores.get(name)
  if (!kept) return
  const now = await api.get(kept.id)
  const seen = {
    id: now.id,
    title: now.title,
    isProtected: now.deletion_protection,
    generation: now.generation,
    deleting: now.status === 'Deleting',
  }
  if (!isDeepStrictEqual(seen, kept)) throw new Error(`${JSON.stringify(seen)} is not ${JSON.stringify(kept)}`)
}

const mayChange = (model: Model, name: string, ok: string) => {
  const store = model.stores.get(name)
  if (!store) return 'NOT_FOUND'
  return store.deleting ? 'STORE_DELETED' : ok
}

const names = fc.constantFrom('a', 'b', 'c', 'd')

/** Random ways through the life of four stores. */
export const apiCommands = (prefix: string, maxCommands: number) => {
  const full = (name: string) => `${prefix}-${name}`
  const update = (
    model: Model,
    name: string,
    change: Partial<{ title: string; isProtected: boolean; generation: number; deleting: boolean }>,
  ) => {
    const before = model.stores.get(name)
    if (before) model.stores.set(name, { ...before, ...change })
  }
  const create = names.map((name) =>
    command(
      `create ${name}`,
      name,
      ({ api }) => api.call('POST', '/stores', { store_name: full(name) }),
      (model) => {
        const store = model.stores.get(name)
        if (!store) return '202'
        return store.deleting ? 'NAME_RELEASING' : 'NAME_TAKEN'
      },
      (model, body) => {
        const { id, title, generation } = Store.parse(body)
        model.stores.set(name, { id, title, isProtected: false, generation, deleting: false })
      },
    ),
  )
  const patch = fc
    .tuple(names, fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'abcäöü ß"\'<&') }))
    .map(([name, raw]) => {
      const title = `t${raw}`.trim()
      return command(
        `title ${name} ${title}`,
        name,
        ({ api }, id) => api.call('PATCH', `/stores/${id}`, { title }),
        (model) => mayChange(model, name, '200'),
        (model) => update(model, name, { title }),
      )
    })
  const protect = fc.tuple(names, fc.boolean()).map(([name, isProtected]) =>
    command(
      `${isProtected ? 'protect' : 'unprotect'} ${name}`,
      name,
      ({ api }, id) => api.call('PATCH', `/stores/${id}`, { deletion_protection: isProtected }),
      (model) => mayChange(model, name, '200'),
      (model) => update(model, name, { isProtected }),
    ),
  )
  const remove = names.map((name) =>
    command(
      `delete ${name}`,
      name,
      ({ api }, id) => api.call('DELETE', `/stores/${id}`),
      (model) => {
        const store = model.stores.get(name)
        if (!store) return 'NOT_FOUND'
        return store.isProtected && !store.deleting ? 'DELETION_PROTECTED' : '202'
      },
      (model) => {
        const store = model.stores.get(name)
        if (store && !store.deleting) update(model, name, { deleting: true, generation: store.generation + 1 })
      },
    ),
  )
  const retry = names.map((name) =>
    command(
      `retry ${name}`,
      name,
      ({ api }, id) => api.call('POST', `/stores/${id}/retry`),
      (model) => mayChange(model, name, '202'),
      (model) => update(model, name, { generation: (model.stores.get(name)?.generation ?? 0) + 1 }),
    ),
  )
  // Deletions end a store's way here, so they are the rarest.
  return fc.commands([create, patch, patch, protect, retry, retry, create, patch, remove], { maxCommands, size: 'max' })
}
