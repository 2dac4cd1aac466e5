import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

interface FilterMenuProps<Value extends string> {
  /** What is chosen, such as `Status`. */
  name: string
  options: readonly { value: Value; label: string; count?: number }[]
  chosen: readonly Value[]
  /** Said below the options. */
  note?: string
  onChange: (chosen: Value[]) => void
}

/** Narrows a list by one or more values; none chosen is all of them. */
export function FilterMenu<Value extends string>({ name, options, chosen, note, onChange }: FilterMenuProps<Value>) {
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  const text = labels.length === 0 ? name : `${name}: ${labels.length > 2 ? labels.length : labels.join(', ')}`
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <Button
          variant="default"
          fw={500}
          px="sm"
          c={labels.length > 0 ? 'var(--sy-accent)' : undefined}
          rightSection={<IconChevronDown size={15} aria-hidden="true" />}
        >
          {text}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ value, label, count }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            rightSection={count === undefined ? null : <span>{count.toLocaleString('en')}</span>}
            onChange={(isChosen) => onChange(isChosen ? [...chosen, value] : chosen.filter((other) => other !== value))}
          >
            {label}
          </Menu.CheckboxItem>
        ))}
        {note && <Menu.Label>{note}</Menu.Label>}
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>Show all</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
