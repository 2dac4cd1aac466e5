import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { announce } from './announce.ts'

/** Copies one value; `what` is its name for those who listen. */
export const CopyValue = ({ value, what }: { value: string; what: string }) => (
  <CopyButton value={value} timeout={1_500}>
    {({ copied, copy }) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        c={copied ? 'var(--sy-good)' : 'var(--sy-soft)'}
        size="sm"
        aria-label={`Copy the ${what}`}
        title={copied ? 'Copied' : 'Copy'}
        onClick={() => {
          copy()
          announce(`The ${what} is copied.`)
        }}
      >
        {copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />}
      </ActionIcon>
    )}
  </CopyButton>
)
