import { useEffect, useState } from 'react'

/** An item of a menu is gone when its dialog closes; the button that opened the menu is not. */
const findOpener = (): HTMLElement | null => {
  const focused = document.activeElement
  const menuButton = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  if (menuButton) return document.getElementById(menuButton)
  return focused instanceof HTMLElement ? focused : null
}

/** For dialogs that end by being taken away: gives the focus back to what opened them. */
export function useReturnFocus(): void {
  const [opener] = useState(findOpener)
  useEffect(
    () => () => {
      if (opener?.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
