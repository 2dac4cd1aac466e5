import { useEffect, useRef } from 'react'
import { type Answering, answering } from '../api/answering.ts'
import { announce } from '../ui/announce.ts'
import { useSignal } from '../ui/signal.ts'
import classes from './Shell.module.css'

const mayBeOld = 'What you see may be old; it is tried again by itself.'
const texts: Record<Answering, string | null> = {
  well: null,
  throttled: `The API asks for fewer requests. ${mayBeOld}`,
  failing: `Storeyard fails to answer. ${mayBeOld}`,
  away: `Storeyard does not answer. ${mayBeOld}`,
}

export function AwayBanner() {
  const text = texts[useSignal(answering)]
  const before = useRef<string | null>(null)

  useEffect(() => {
    if (text === before.current) return
    before.current = text
    announce(text ?? 'Storeyard answers again.')
  }, [text])

  if (text === null) return null
  return (
    <div className={classes.away}>
      <div className={classes.container}>{text}</div>
    </div>
  )
}
