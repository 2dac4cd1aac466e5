import { requireFields } from './requireFields.ts'

interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/** Every item of a list, page after page. */
export async function* allPages<Item>(read: (cursor?: string) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined
  do {
    const page = requireFields(await read(cursor), { items: 'array' })
    yield* page.items
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
}

export async function take<Item>(items: AsyncIterable<Item>, max: number): Promise<Item[]> {
  const taken: Item[] = []
  if (max > 0)
    for await (const item of items) {
      taken.push(item)
      if (taken.length >= max) break
    }
  return taken
}
