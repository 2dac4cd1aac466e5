// A change of the network drops what waits for a connection. A script is not asked for again, and the page would stay empty:
// it loads itself once more, as a person would.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return
    if (Date.now() - Number(sessionStorage.getItem('loaded-again')) < 10_000) return
    sessionStorage.setItem('loaded-again', String(Date.now()))
    if (document.readyState === 'complete') location.reload()
    else addEventListener('load', () => location.reload())
  },
  // Such errors do not bubble.
  true,
)
