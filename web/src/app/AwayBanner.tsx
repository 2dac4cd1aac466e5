import { useEffect, useRef } from 'react'
import { reachable } from '../api/reachability.ts'
import { announce } from '../ui/announce.tsx'
import { useSignal } from '../ui/signal.ts'
import classes from './Shell.module.css'

const awayText = 'Storeyard does not answer. What you see may be old; it is tried again by itself.'

export function AwayBanner() {
  const isReachable = useSignal(reachable)
  const wasReachable = useRef(true)

  useEffect(() => {
    if (isReachable === wasReachable.current) return
    wasReachable.current = isReachable
    announce(isReachable ? 'Storeyard answers again.' : awayText)
  }, [isReachable])

  if (isReachable) return null
  return (
    <div className={classes.away}>
      <div className={classes.container}>{awayText}</div>
    </div>
  )
}
