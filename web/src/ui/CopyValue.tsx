import { ActionIcon } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from './announce.ts'
import { toast } from './toast.ts'

const copiedMs = 1_500

/** Copies one value; `what` is its name for those who listen. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  const [copied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), copiedMs)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      announce(`The ${what} is copied.`)
      setCopied(true)
      start()
    } catch {
      const [title, message] = [
        `The ${what} is not copied`,
        'The browser does not let this page copy. Select it instead.',
      ]
      announce(`${title}. ${message}`)
      await toast({ color: 'red', title, message })
    }
  }

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c={copied ? 'var(--sy-good)' : 'var(--sy-soft)'}
      size="sm"
      aria-label={`Copy the ${what}`}
      title={copied ? 'Copied' : 'Copy'}
      onClick={copy}
    >
      {copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />}
    </ActionIcon>
  )
}
