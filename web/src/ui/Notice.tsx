import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle, type IconProps } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import type { Tone } from '../stores/statuses.ts'
import classes from './Notice.module.css'

const icons: Record<Tone, ComponentType<IconProps>> = {
  good: IconCircleCheck,
  moving: IconClock,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
  quiet: IconInfoCircle,
}

interface NoticeProps {
  tone: Tone
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** `alert` interrupts those who listen; for what has just gone wrong. */
  role?: 'alert' | 'status'
}

export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Icon className={classes.icon} size={20} aria-hidden="true" />
      <div className={classes.body}>
        <div className={classes.title}>{title}</div>
        {children}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}
