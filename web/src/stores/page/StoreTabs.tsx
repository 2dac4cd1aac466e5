import { Skeleton, Tabs } from '@mantine/core'
import type { Store } from '@storeyard/client/types'
import { type ComponentType, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { lazyNamed } from '../../ui/lazyNamed.ts'
import { OverviewTab } from './overview/OverviewTab.tsx'
import classes from './StoreTabs.module.css'
import { type StoreTab, tabNames, tabsOf } from './storeTab.ts'

/** Only the first is in the page's own download. */
const contents: Record<StoreTab, ComponentType<{ store: Store }>> = {
  overview: OverviewTab,
  resources: lazyNamed('ResourcesTab', () => import('./resources/ResourcesTab.tsx')),
  logs: lazyNamed('LogsTab', () => import('./logs/LogsTab.tsx')),
  settings: lazyNamed('SettingsTab', () => import('./settings/SettingsTab.tsx')),
}

/** The parts of a store's page; the address keeps which one is open. */
export function StoreTabs({ store }: { store: Store }) {
  const [search, setSearch] = useSearchParams()
  const tabs = tabsOf(store)
  const open = tabs.find((tab) => tab === search.get('tab')) ?? 'overview'
  const show = (tab: string | null) =>
    setSearch(tab === null || tab === 'overview' ? {} : { tab }, { replace: true, preventScrollReset: true })
  const Content = contents[open]
  return (
    <Tabs value={open} onChange={show} keepMounted={false} classNames={{ root: classes.root, tab: classes.tab }}>
      <Tabs.List aria-label="Parts of this store">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {tabNames[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={open} className={classes.panel}>
        <Suspense fallback={<Skeleton h={320} radius="lg" aria-busy="true" />}>
          <Content store={store} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  )
}
