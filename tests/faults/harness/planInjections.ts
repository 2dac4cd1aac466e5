import { pick, seededRandom } from './random.ts'

export interface Planned<Injection> {
  atSeconds: number
  injection: Injection
  /** Which of the stores it is about. */
  store: number
}

/** One injection in so many seconds on average: some meet, most do not. */
const betweenSeconds = 6

/** The same seed gives the same injections at the same offsets. */
export function planInjections<Injection>(
  injections: readonly Injection[],
  seed: number,
  { seconds, stores }: { seconds: number; stores: number },
): Planned<Injection>[] {
  const random = seededRandom(seed)
  const planned: Planned<Injection>[] = []
  for (let at = random() * betweenSeconds; at < seconds; at += betweenSeconds * (0.5 + random()))
    planned.push({ atSeconds: at, injection: pick(random, injections), store: Math.floor(random() * stores) })
  return planned
}
