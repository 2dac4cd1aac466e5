import { Center, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { describeError } from '../api/describeError.ts'
import { Notice } from '../ui/Notice.tsx'
import { SteadyButton } from '../ui/SteadyButton.tsx'
import classes from './AccessPage.module.css'

interface AccessListProps {
  label: string
  list: {
    error: Error | null
    data: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  children: ReactNode
}

/** One list with its pages, while it comes, or with why it does not. */
export function AccessList({ label, list, children }: AccessListProps) {
  if (list.data === undefined && list.error)
    return (
      <Notice tone="warn" role="alert" title={`The ${label.toLowerCase()} cannot be shown at the moment`}>
        {describeError(list.error)} It is tried again by itself.
      </Notice>
    )
  if (list.data === undefined)
    return (
      <Stack gap={2} aria-busy="true" aria-label="Loading">
        <Skeleton h={72} radius="lg" />
        <Skeleton h={72} radius="lg" />
      </Stack>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul className={classes.list} role="list" aria-label={label}>
        {children}
      </ul>
      {list.hasNextPage && (
        <Center mt="lg">
          <SteadyButton variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older ones
          </SteadyButton>
        </Center>
      )}
    </>
  )
}
