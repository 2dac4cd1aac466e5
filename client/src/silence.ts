/** Over when nothing was heard for so long: a connection may be gone without a word. */
export function createSilence(msMax: number) {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => clearTimeout(timer)
  return {
    /** Aborted when it is over. */
    signal: silence.signal,
    hear: () => {
      end()
      timer = setTimeout(() => silence.abort(), msMax)
    },
    end,
  }
}
