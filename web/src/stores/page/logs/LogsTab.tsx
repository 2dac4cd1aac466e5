import type { Store } from '@storeyard/client/types'
export const LogsTab = ({ store }: { store: Store }) => <div>{store.id}</div>
