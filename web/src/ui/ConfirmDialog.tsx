import { Code, TextInput } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import classes from './ConfirmDialog.module.css'
import { FormDialog } from './FormDialog.tsx'
import { useReturnFocus } from './useReturnFocus.ts'

interface ConfirmDialogProps {
  title: string
  children: ReactNode
  confirm: string
  cancel: string
  /** For what cannot be taken back: its name typed out is the word for it. */
  typed?: string
  isGrave?: boolean
  isReady?: boolean
  isPending: boolean
  failure: string
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Says in plain words what will happen, and does it on a second word only. */
export function ConfirmDialog({ typed, isReady = true, children, onConfirm, ...frame }: ConfirmDialogProps) {
  useReturnFocus()
  const [text, setText] = useState('')
  const isConfirmed = isReady && (typed === undefined || text.trim() === typed)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isConfirmed && !frame.isPending) onConfirm()
  }

  return (
    <FormDialog {...frame} isReady={isConfirmed} focusesConfirm={isReady && typed === undefined} onSubmit={submit}>
      {/* While nothing is chosen and nothing to be typed, the focus begins at what is said: Tab leads on to the choice. */}
      <div tabIndex={-1} data-autofocus={(!isReady && typed === undefined) || undefined} className={classes.said}>
        {children}
      </div>
      {typed !== undefined && (
        <TextInput
          label={
            <>
              Type <Code fz="inherit">{typed}</Code> to confirm
            </>
          }
          data-autofocus
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
