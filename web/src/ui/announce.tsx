import { VisuallyHidden } from '@mantine/core'
import { createSignal, useSignal } from './signal.ts'

const spoken = createSignal('')

/** Says something to those who listen to the page instead of looking at it. */
export const announce = (text: string) => {
  // The same words again are a change only with a mark that is not read out.
  spoken.set(spoken.get() === text ? `${text}\u00a0` : text)
}

export const LiveRegion = () => (
  <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
    {useSignal(spoken)}
  </VisuallyHidden>
)
