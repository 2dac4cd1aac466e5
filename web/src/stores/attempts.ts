/**
 * Names the attempts of one dialog. The same words sent again are the same attempt, which acts once however often it
 * arrives: nobody knows whether one whose answer was lost has acted. Other words are another attempt.
 */
export function createAttempts(): (input: unknown) => string {
  let last: { words: string; attempt: string } | null = null
  return (input) => {
    const words = JSON.stringify([input])
    if (last?.words !== words) last = { words, attempt: crypto.randomUUID() }
    return last.attempt
  }
}
