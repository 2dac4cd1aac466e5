import { useEffect, useRef, useState } from 'react'

/**
 * What is typed, sent on when the typing pauses. A value that comes from elsewhere, such as by going back or by taking the
 * filter off, takes its place; one that was sent from here and comes back does not: more may have been typed since.
 */
export function useTypedFilter(value: string, pauseMs: number, send: (text: string) => void) {
  const [text, setText] = useState(value)
  const agreed = useRef(value)

  useEffect(() => {
    if (value === agreed.current) return
    agreed.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === agreed.current) return
    const timer = window.setTimeout(() => {
      agreed.current = text
      send(text)
    }, pauseMs)
    return () => window.clearTimeout(timer)
  }, [text, pauseMs, send])

  return [text, setText] as const
}
