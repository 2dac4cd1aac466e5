export interface Effect {
  injection: string
  took: boolean
}

/** One that so often harmed nothing is broken itself, not unlucky. */
const drawsMin = 3

/** The injections that never took effect, however often they were drawn. */
export function findIdle(effects: readonly Effect[]): string[] {
  const byName = Map.groupBy(effects, ({ injection }) => injection)
  return [...byName].flatMap(([name, drawn]) =>
    drawn.length >= drawsMin && !drawn.some(({ took }) => took)
      ? [`"${name}" was drawn ${drawn.length} times and never took effect`]
      : [],
  )
}

/** What each injection did, for people: how often it took effect, of how often it was drawn. */
export const tellEffects = (effects: readonly Effect[]): string =>
  [...Map.groupBy(effects, ({ injection }) => injection)]
    .map(([name, drawn]) => `${name} ${drawn.filter(({ took }) => took).length} of ${drawn.length}`)
    .join(', ')
