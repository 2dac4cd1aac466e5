import { VisuallyHidden } from '@mantine/core'
import { spoken } from './announce.ts'
import { useSignal } from './signal.ts'

export const LiveRegion = () => (
  <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
    {useSignal(spoken)}
  </VisuallyHidden>
)
