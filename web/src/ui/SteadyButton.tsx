import { Button, type ButtonProps, type ElementProps } from '@mantine/core'
import type { ComponentProps } from 'react'

/** A disabled button loses the focus, and the next Tab leads out of its dialog: this one only ceases to do anything. */
const SteadyElement = ({ type = 'button', disabled, onClick, ...props }: ComponentProps<'button'>) => (
  <button
    {...props}
    type={type}
    aria-disabled={disabled}
    // Enter in a form's field is a press of its button, too.
    onClick={disabled ? (event) => event.preventDefault() : onClick}
  />
)

/** For what is disabled while it has the focus: by its own press, or by the answer to it. */
export const SteadyButton = (props: ButtonProps & ElementProps<'button', keyof ButtonProps>) => (
  <Button component={SteadyElement} {...props} />
)
