import { memo, useLayoutEffect, useRef } from 'react'
import classes from './Logs.module.css'
import type { LogLine } from './logLines.ts'

interface LogLinesProps {
  lines: readonly LogLine[]
  label: string
}

// As near to its end as this counts as being there.
const nearPx = 40

/** Shows the newest line for as long as nobody scrolled away from it. */
export function LogLines({ lines, label }: LogLinesProps) {
  const box = useRef<HTMLElement>(null)
  const isAtEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the lines
  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [lines])
  const noteScroll = () => {
    if (!box.current) return
    const { scrollHeight, scrollTop, clientHeight } = box.current
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearPx
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus
    <section ref={box} className={classes.lines} aria-label={label} tabIndex={0} onScroll={noteScroll}>
      {lines.map((line) => (
        <Line key={line.number} text={line.text} />
      ))}
    </section>
  )
}

/** Whoever visits a store writes into its log: it is text, and nothing else. */
const Line = memo(function Line({ text }: { text: string }) {
  return <div className={classes.line}>{text}</div>
})
