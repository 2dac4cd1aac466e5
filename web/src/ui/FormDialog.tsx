import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { describeError } from '../api/describeError.ts'
import { Notice } from './Notice.tsx'
import { SteadyButton } from './SteadyButton.tsx'

interface FormDialogProps extends Pick<ComponentProps<typeof Modal>, 'size' | 'fullScreen' | 'onClose'> {
  title: string
  children: ReactNode
  /** What the button that goes ahead says, and the one that does not. */
  confirm: string
  cancel: string
  isGrave?: boolean
  isReady?: boolean
  isPending: boolean
  /** Where the focus begins, while no field asks for it. */
  focusesConfirm?: boolean
  failure: string
  /** What belongs beside no field. */
  error: unknown
  onSubmit: ComponentProps<'form'>['onSubmit']
}

/** Stays until the answer is there: what was sent is not taken back by closing, and a refusal has to be read. */
export function FormDialog({ isReady = true, isPending, onClose, ...props }: FormDialogProps) {
  const close = () => {
    if (!isPending) onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={props.title}
      size={props.size}
      fullScreen={props.fullScreen}
      centered={!props.fullScreen}
    >
      <form noValidate onSubmit={props.onSubmit}>
        <Stack gap="md">
          {props.children}
          {props.error !== null && (
            <Notice tone="bad" role="alert" title={props.failure}>
              {describeError(props.error)}
            </Notice>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" disabled={isPending} onClick={close}>
              {props.cancel}
            </Button>
            <SteadyButton
              type="submit"
              data-autofocus={props.focusesConfirm || undefined}
              color={props.isGrave ? 'red.9' : undefined}
              disabled={!isReady}
              loading={isPending}
            >
              {props.confirm}
            </SteadyButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
