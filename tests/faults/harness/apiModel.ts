import { isDeepStrictEqual } from 'node:util'
import { type Plan, plans } from '@storeyard/core/contract/choices'
import { Problem } from '@storeyard/core/contract/problems'
import { Store } from '@storeyard/core/contract/stores'
import fc from 'fast-check'
import type { Api } from '../../e2e/harness/api.ts'

interface Kept {
  id: string
  title: string
  plan: Plan
  isProtected: boolean
  generation: number
  deleting: boolean
}

/**
 * What the API must have kept of each store, by name: no worker runs, so that a deletion does not end and nothing is
 * ever ready. `keeps`: whether its volumes are not to grow.
 */
export interface Model {
  stores: Map<string, { kept: Kept; keeps: boolean }>
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
      const { status, body } = await ask(real, model.stores.get(name)?.kept.id ?? '00000000')
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
  const kept = model.stores.get(name)?.kept
  if (!kept) return
  const now = await api.get(kept.id)
  const seen = {
    id: now.id,
    title: now.title,
    plan: now.plan,
    isProtected: now.deletion_protection,
    generation: now.generation,
    deleting: now.status === 'Deleting',
  }
  if (!isDeepStrictEqual(seen, kept)) throw new Error(`${JSON.stringify(seen)} is not ${JSON.stringify(kept)}`)
}

const mayChange = (model: Model, name: string, ok: string) => {
  const store = model.stores.get(name)
  if (!store) return 'NOT_FOUND'
  return store.kept.deleting ? 'STORE_DELETED' : ok
}

const names = fc.constantFrom('a', 'b', 'c', 'd')

/** Random ways through the life of four stores. */
export const apiCommands = (prefix: string, maxCommands: number) => {
  const full = (name: string) => `${prefix}-${name}`
  const update = (model: Model, name: string, change: (now: Kept) => Partial<Kept>, keeps?: boolean) => {
    const now = model.stores.get(name)
    if (now) model.stores.set(name, { kept: { ...now.kept, ...change(now.kept) }, keeps: keeps ?? now.keeps })
  }
  const raised = ({ generation }: Kept) => ({ generation: generation + 1 })
  const create = names.map((name) =>
    command(
      `create ${name}`,
      name,
      ({ api }) => api.call('POST', '/stores', { store_name: full(name) }),
      (model) => {
        const store = model.stores.get(name)
        if (!store) return '202'
        return store.kept.deleting ? 'NAME_RELEASING' : 'NAME_TAKEN'
      },
      (model, body) => {
        const { id, title, plan, generation } = Store.parse(body)
        const kept = { id, title, plan, isProtected: false, generation, deleting: false }
        model.stores.set(name, { kept, keeps: false })
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
        (model) => update(model, name, () => ({ title })),
      )
    })
  const protect = fc.tuple(names, fc.boolean()).map(([name, isProtected]) =>
    command(
      `${isProtected ? 'protect' : 'unprotect'} ${name}`,
      name,
      ({ api }, id) => api.call('PATCH', `/stores/${id}`, { deletion_protection: isProtected }),
      (model) => mayChange(model, name, '200'),
      (model) => update(model, name, () => ({ isProtected })),
    ),
  )
  const remove = names.map((name) =>
    command(
      `delete ${name}`,
      name,
      ({ api }, id) => api.call('DELETE', `/stores/${id}`),
      (model) => {
        const kept = model.stores.get(name)?.kept
        if (!kept) return 'NOT_FOUND'
        return kept.isProtected && !kept.deleting ? 'DELETION_PROTECTED' : '202'
      },
      (model) => update(model, name, (now) => (now.deleting ? {} : { deleting: true, ...raised(now) })),
    ),
  )
  const retry = names.map((name) =>
    command(
      `retry ${name}`,
      name,
      ({ api }, id) => api.call('POST', `/stores/${id}/retry`),
      (model) => mayChange(model, name, '202'),
      (model) => update(model, name, raised),
    ),
  )
  const change = fc.tuple(names, fc.constantFrom(...plans), fc.boolean()).map(([name, plan, keep]) =>
    command(
      `plan ${plan} ${name}${keep ? ', keeping its volumes' : ''}`,
      name,
      ({ api }, id) => api.call('PATCH', `/stores/${id}`, { plan, keep_volumes: keep }),
      (model) => mayChange(model, name, '200'),
      (model) => {
        const isOther = model.stores.get(name)?.kept.plan !== plan || model.stores.get(name)?.keeps !== keep
        update(model, name, (now) => (isOther ? { plan, ...raised(now) } : {}), keep)
      },
    ),
  )
  const upgrade = names.map((name) =>
    command(
      `upgrade ${name}`,
      name,
      ({ api }, id) => api.call('POST', `/stores/${id}/upgrade`),
      (model) => mayChange(model, name, '202'),
      // The chart and the operator's values are as they were.
      () => {},
    ),
  )
  const rollback = fc.tuple(names, fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined })).map(([name, to]) =>
    command(
      `roll back ${name}${to === undefined ? '' : ` to ${to}`}`,
      name,
      ({ api }, id) => api.call('POST', `/stores/${id}/rollback`, { generation: to }),
      (model) => {
        const newest = model.stores.get(name)?.kept.generation ?? 0
        if (to === undefined || to === newest) return mayChange(model, name, 'NOTHING_TO_ROLL_BACK_TO')
        return mayChange(model, name, to > newest ? 'GENERATION_NOT_FOUND' : 'GENERATION_NEVER_READY')
      },
      () => {},
    ),
  )
  // Deletions end a store's way here, so they are the rarest.
  return fc.commands([create, patch, change, protect, retry, upgrade, create, change, rollback, patch, retry, remove], {
    maxCommands,
    size: 'max',
  })
}
