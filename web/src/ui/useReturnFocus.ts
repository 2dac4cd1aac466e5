import { useEffect, useState } from 'react'
import { focusHeading } from './focusHeading.ts'

/** An item of a menu is gone when its dialog closes; the button that opened the menu is not. */
const findOpener = (): HTMLElement | null => {
  const focused = document.activeElement
  const menuButton = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  if (menuButton) return document.getElementById(menuButton)
  return focused instanceof HTMLElement ? focused : null
}

/** For dialogs that end by being taken away: gives the focus back to what opened them, or to the page where that is gone. */
export function useReturnFocus(): void {
  const [opener] = useState(findOpener)
  useEffect(
    () => () => {
      if (opener?.isConnected) opener.focus({ preventScroll: true })
      else focusHeading()
    },
    [opener],
  )
}
