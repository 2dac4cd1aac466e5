// Runs before the first paint, so a dark page never flashes light. A file of its own: the page allows no inline script.
;(() => {
  let wish = null
  try {
    wish = localStorage.getItem('storeyard-color-scheme')
  } catch {
    // Storage is off in this browser: the system's scheme holds.
  }
  const dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
