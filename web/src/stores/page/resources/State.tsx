import type { Tone } from '../../statuses.ts'
import classes from './Resources.module.css'

/** A word with a dot of its tone: never the colour alone. */
export const State = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={classes.state} data-tone={tone}>
    <span className={classes.dot} aria-hidden="true" />
    {children}
  </span>
)
