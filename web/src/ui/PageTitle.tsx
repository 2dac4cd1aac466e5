import { Title, type TitleProps } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigationType } from 'react-router'

// A reload leaves the focus where the browser puts it: before everything.
let isFirstPage = true

interface PageTitleProps extends Omit<TitleProps, 'title'> {
  /** What the browser's tab says. */
  name: string
  children?: ReactNode
}

/** The page's heading, and where the focus goes when the page opens. */
export function PageTitle({ name, children, ...props }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const cameBy = useNavigationType()

  useEffect(() => {
    document.title = `${name} · Storeyard`
  }, [name])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that is opened
  useEffect(() => {
    if (cameBy !== 'POP' && !isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])

  return (
    <Title order={1} ref={heading} tabIndex={-1} {...props}>
      {children ?? name}
    </Title>
  )
}
