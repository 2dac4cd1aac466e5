// A change of the network drops what waits for a connection, and a script is not asked for again: the page would stay
// empty, or lack a part. It loads itself once more, as a person would, and rests in between: what is gone may stay gone.
const restMs = 5_000
const sinceLastMs = () => Date.now() - Number(sessionStorage.getItem('loaded-again'))
const loadAgain = () => {
  sessionStorage.setItem('loaded-again', String(Date.now()))
  location.reload()
}
const onceLoaded = (act) => (document.readyState === 'complete' ? act() : addEventListener('load', act))

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement)
      onceLoaded(() => setTimeout(loadAgain, Math.max(0, restMs - sinceLastMs())))
  },
  // Such errors do not bubble.
  true,
)

// A part that is asked for when it is first shown. Within the rest the page says that it broke, and offers to reload.
addEventListener('vite:preloadError', () => {
  if (sinceLastMs() >= restMs) onceLoaded(loadAgain)
})
