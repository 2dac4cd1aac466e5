/** Tells of each thing once for as long as it is found, sweep after sweep. */
export function createTellOnce(tell: (thing: string) => void) {
  const told = new Set<string>()
  return (found: ReadonlySet<string>): void => {
    for (const thing of told) if (!found.has(thing)) told.delete(thing)
    for (const thing of found) if (!told.has(thing)) tell(thing)
    for (const thing of found) told.add(thing)
  }
}
