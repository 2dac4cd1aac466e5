import { Button, Code, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { describeError } from '../api/describeError.ts'
import classes from './ConfirmDialog.module.css'
import { Notice } from './Notice.tsx'
import { useReturnFocus } from './useReturnFocus.ts'

interface ConfirmDialogProps {
  title: string
  children: ReactNode
  /** What the button that goes ahead says, and the one that does not. */
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
export function ConfirmDialog(props: ConfirmDialogProps) {
  useReturnFocus()
  const { typed, isReady = true, isPending, onConfirm, onClose } = props
  const [text, setText] = useState('')
  const isConfirmed = isReady && (typed === undefined || text.trim() === typed)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isConfirmed && !isPending) onConfirm()
  }

  return (
    <Modal opened onClose={onClose} title={props.title} centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          {/* While nothing is chosen and nothing to be typed, the focus begins at what is said: Tab leads on to the choice. */}
          <div tabIndex={-1} data-autofocus={(!isReady && typed === undefined) || undefined} className={classes.said}>
            {props.children}
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
          {props.error !== null && (
            <Notice tone="bad" role="alert" title={props.failure}>
              {describeError(props.error)}
            </Notice>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {props.cancel}
            </Button>
            <Button
              type="submit"
              data-autofocus={(isReady && typed === undefined) || undefined}
              color={props.isGrave ? 'red.9' : undefined}
              disabled={!isConfirmed}
              loading={isPending}
            >
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
