/** Where the focus begins anew when what had it is gone. */
export const focusHeading = () => document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
