import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { type Component, components } from '@storeyard/core/contract/choices'
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from '../../../ui/announce.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { LogLines } from './LogLines.tsx'
import { LogStatus } from './LogStatus.tsx'
import classes from './Logs.module.css'
import { findLines, type LogLine } from './logLines.ts'
import { useLog } from './useLog.ts'

const componentNames: Record<Component, string> = { wordpress: 'WordPress', mariadb: 'MariaDB' }
const tails = ['100', '500', '2000']

export function LogsTab({ store }: { store: Store }) {
  const [component, setComponent] = useState<Component>('wordpress')
  const [tail, setTail] = useState('100')
  const [words, setWords] = useState('')
  /** What is held still; the log itself goes on behind it. */
  const [held, setHeld] = useState<readonly LogLine[] | null>(null)
  const { state, why, log } = useLog(store.id, component, Number(tail))
  const lines = held ?? log.lines
  const found = findLines(lines, words)
  const ask = (change: () => void) => {
    setHeld(null)
    change()
  }
  const pause = () => {
    setHeld(held ? null : log.lines)
    announce(held ? 'The log goes on.' : 'The log is paused.')
  }
  return (
    <Panel title="Logs" aside={<LogStatus state={state} isPaused={held !== null} />}>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label="Component"
          size="xs"
          data={components.map((value) => ({ value, label: componentNames[value] }))}
          value={component}
          onChange={(value) => ask(() => setComponent(value))}
        />
        <NativeSelect
          aria-label="How many lines"
          size="xs"
          data={tails.map((value) => ({ value, label: `Last ${Number(value).toLocaleString('en')} lines` }))}
          value={tail}
          onChange={({ currentTarget: { value } }) => ask(() => setTail(value))}
        />
        <TextInput
          aria-label="Find in the log"
          placeholder="Find"
          size="xs"
          className={classes.find}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={
            held ? <IconPlayerPlay size={15} aria-hidden="true" /> : <IconPlayerPause size={15} aria-hidden="true" />
          }
          onClick={pause}
        >
          {held ? 'Go on' : 'Pause'}
        </Button>
      </div>
      <LogLines lines={found} label={`Log of ${componentNames[component]}`} />
      <div className={classes.foot}>
        {describeFoot({ why, found: found.length, lines: lines.length, isFiltered: words.trim() !== '' })}
      </div>
    </Panel>
  )
}

interface Foot {
  why: string | null
  found: number
  lines: number
  isFiltered: boolean
}

function describeFoot({ why, found, lines, isFiltered }: Foot): string {
  if (why !== null) return why
  if (isFiltered) return `${found} of ${lines} lines`
  return lines === 0 ? 'Nothing was logged yet.' : `${lines} lines`
}
