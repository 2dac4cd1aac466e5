import type { NotificationData } from '@mantine/notifications'
import { describeError } from '../api/describeError.ts'
import { announce } from './announce.ts'
import { createSignal } from './signal.ts'

/** Set with the first toast: what shows them is downloaded then. */
export const hasToasts = createSignal(false)

const closeButtonProps = { 'aria-label': 'Close this note' }

/** Takes a toast away that is no longer true. */
export async function dropToast(id: string): Promise<void> {
  if (!hasToasts.get()) return
  const { notifications } = await import('@mantine/notifications')
  notifications.hide(id)
}

/** Tells the eye; what it says is told the ear by `announce`, so the toast itself does not speak. */
export async function toast(data: NotificationData): Promise<void> {
  hasToasts.set(true)
  try {
    const { notifications } = await import('@mantine/notifications')
    notifications.show({ role: 'presentation', withBorder: true, closeButtonProps, ...data })
  } catch (err) {
    announce(describeError(err))
  }
}
