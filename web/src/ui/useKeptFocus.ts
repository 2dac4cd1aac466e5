import { useEffect, useRef } from 'react'
import { focusHeading } from './focusHeading.ts'

/**
 * For a page whose parts go away by themselves, as a notice does with what it says: the heading gets the focus that
 * went with one. Called where those parts are rendered, it looks after each change of them.
 */
export function useKeptFocus(): void {
  const focused = useRef<EventTarget | null>(null)

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      focused.current = target
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    const isGone = focused.current instanceof Node && !focused.current.isConnected
    if (isGone && document.activeElement === document.body) focusHeading()
  })
}
