import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { CreatedKey } from '@storeyard/core/contract/keys'
import { CopyValue } from '../ui/CopyValue.tsx'
import classes from './AccessPage.module.css'

/** A press beside it, or Escape, must not take away what nobody can show again. */
export const NewKey = ({ created, onClose }: { created: CreatedKey; onClose: () => void }) => (
  <Modal
    opened
    onClose={onClose}
    title={`The key ${created.name}`}
    centered
    closeOnClickOutside={false}
    closeOnEscape={false}
    withCloseButton={false}
  >
    <Stack gap="md">
      {/* The focus begins at what is said: an Enter too many must not close it. */}
      <Text tabIndex={-1} data-autofocus className={classes.said}>
        Keep it now: it is shown this once, and cannot be shown again.
      </Text>
      <div className={classes.text}>
        <span className={classes.mono}>{created.key}</span>
        <CopyValue value={created.key} what="key" />
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>I have kept it</Button>
      </Group>
    </Stack>
  </Modal>
)
