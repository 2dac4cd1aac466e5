import { Button, type MantineColorScheme, Menu, Text, useMantineColorScheme } from '@mantine/core'
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconExternalLink,
  IconKey,
  IconLogout,
  IconMoon,
  type IconProps,
  IconSun,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { Link } from 'react-router'
import { describeError } from '../api/describeError.ts'
import { useSession } from '../session/SessionContext.ts'
import { canChange, signOut } from '../session/session.ts'
import { announce } from '../ui/announce.ts'
import { toast } from '../ui/toast.ts'
import { paths } from './paths.ts'

const schemes: Record<MantineColorScheme, { label: string; Icon: ComponentType<IconProps> }> = {
  light: { label: 'Light', Icon: IconSun },
  dark: { label: 'Dark', Icon: IconMoon },
  auto: { label: 'Like the system', Icon: IconDeviceDesktop },
}

export function UserMenu() {
  const session = useSession()
  const cache = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useMutation({
    mutationFn: () => signOut(cache),
    onError: (error) => {
      const title = 'You are still signed in'
      announce(`${title}. ${describeError(error)}`)
      void toast({ color: 'red', title, message: describeError(error) })
    },
  })

  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--sy-ink)"
          size="compact-sm"
          aria-label={`Account: ${session.name}`}
          rightSection={<IconChevronDown size={15} aria-hidden="true" />}
        >
          <Text span truncate maw={{ base: 90, sm: 180 }} size="sm" fw={550}>
            {session.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          Signed in with the key “{session.name}”, role {session.role}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {(Object.keys(schemes) as MantineColorScheme[]).map((scheme) => {
            const { label, Icon } = schemes[scheme]
            return (
              <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden="true" />}>
                {label}
              </Menu.RadioItem>
            )
          })}
        </Menu.RadioGroup>
        <Menu.Divider />
        {session.role === 'admin' && (
          <Menu.Item component={Link} to={paths.keys} leftSection={<IconKey size={16} aria-hidden="true" />}>
            Keys and sessions
          </Menu.Item>
        )}
        {canChange(session) && (
          <Menu.Item
            component="a"
            href={paths.jobs}
            target="_blank"
            rel="noopener"
            leftSection={<IconExternalLink size={16} aria-hidden="true" />}
          >
            Job monitor
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => leave.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
