import { createSignal } from './signal.ts'

/** More at once than anybody would listen to. */
const textsMax = 3

export const spoken = createSignal('')
const gathered: string[] = []

/** Says something to those who listen to the page instead of looking at it. */
export const announce = (text: string) => {
  if (gathered.push(text) === 1) queueMicrotask(speak)
}

/** What is said in one go is one text: the region holds one only, and the last would take the place of the others. */
function speak() {
  const texts = gathered.splice(0)
  const text = texts.length > textsMax ? `${texts.length} things changed.` : texts.join(' ')
  // The same words again are a change only with a mark that is not read out.
  spoken.set(spoken.get() === text ? `${text}\u00a0` : text)
}
