import { ActionIcon } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect } from 'react'
import { announce } from './announce.ts'
import { toast } from './toast.ts'

/** Copies one value; `what` is its name for those who listen. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 1_500 })

  useEffect(() => {
    if (copied) announce(`The ${what} is copied.`)
  }, [copied, what])
  useEffect(() => {
    if (!error) return
    const [title, message] = [
      `The ${what} is not copied`,
      'The browser does not let this page copy. Select it instead.',
    ]
    announce(`${title}. ${message}`)
    void toast({ color: 'red', title, message })
  }, [error, what])

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c={copied ? 'var(--sy-good)' : 'var(--sy-soft)'}
      size="sm"
      aria-label={`Copy the ${what}`}
      title={copied ? 'Copied' : 'Copy'}
      onClick={() => copy(value)}
    >
      {copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />}
    </ActionIcon>
  )
}
