import { Notice } from '../../../ui/Notice.tsx'
import type { Reset } from './resetOf.ts'

/** How a reset stands; one that is done long since is told by the history alone. */
export function ResetNotice({ reset }: { reset: Reset }) {
  if (reset.state !== 'pending' && reset.state !== 'failed') return null
  return (
    <div style={{ marginTop: 12 }}>
      {reset.state === 'pending' ? (
        <Notice tone="moving" role="status" title="The password is being reset">
          Until WordPress has the new one, the old one is shown.
        </Notice>
      ) : (
        <Notice tone="warn" role="status" title="The password was not reset">
          {reset.message}
        </Notice>
      )}
    </div>
  )
}
