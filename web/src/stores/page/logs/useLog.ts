import { hasCode } from '@storeyard/client/apiError'
import { type FollowedLog, followLog } from '@storeyard/client/followLog'
import type { Component } from '@storeyard/client/types'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../../../api/ask.ts'
import { describeError } from '../../../api/describeError.ts'
import { noteExpired } from '../../../session/session.ts'
import { addText, emptyLog, type LogText } from './logLines.ts'

export type LogState = 'connecting' | 'live' | 'reconnecting' | 'refused'

interface Log {
  state: LogState
  /** Why it is not live, where somebody said it. */
  why: string | null
  log: LogText
}

// A busy store logs many lines a second; so often is enough for people.
const showMs = 150
const nothing: Log = { state: 'connecting', why: null, log: emptyLog }

/** A store's log as it comes, for as long as the page is looked at. */
export function useLog(id: string, component: Component, tail: number): Log {
  const cache = useQueryClient()
  const [shown, setShown] = useState(nothing)
  useEffect(() => {
    setShown(nothing)
    let stop = () => {}
    const start = () => {
      stop()
      stop = follow({ id, component, tail }, setShown, () => noteExpired(cache))
    }
    // A browser has few connections to one host: hidden tabs must not use them up.
    const onVisibility = () => (document.hidden ? stop() : start())
    if (!document.hidden) start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      stop()
    }
  }, [cache, id, component, tail])
  return shown
}

type Show = (change: (log: Log) => Log) => void

function follow(wanted: FollowedLog, show: Show, onExpired: () => void): () => void {
  const ended = new AbortController()
  // The old lines stay until the first of the new connection are here.
  let coming = ''
  let isAnew = true
  let timer: number | undefined

  const flush = () => {
    timer = undefined
    const [text, base] = [coming, isAnew ? emptyLog : null]
    coming = ''
    isAnew = false
    show(({ log }) => ({ state: 'live', why: null, log: addText(base ?? log, text) }))
  }
  const note = (state: LogState, why: string | null) => {
    window.clearTimeout(timer)
    if (coming !== '') flush()
    if (!ended.signal.aborted) show(({ log }) => ({ state, why, log }))
  }
  const listener = {
    onOpen: () => {
      note('live', null)
      isAnew = true
    },
    onText: (text: string) => {
      coming += text
      timer ??= window.setTimeout(flush, showMs)
    },
    onBreak: (error: Error | null) => note('reconnecting', error && describeError(error)),
  }
  void followLog(client, wanted, listener, ended.signal).catch((err: unknown) => {
    note('refused', describeError(err))
    if (hasCode(err, 'UNAUTHENTICATED')) onExpired()
  })
  return () => {
    window.clearTimeout(timer)
    ended.abort()
  }
}
