import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import type { ApiKey } from '@storeyard/client/types'
import type { Context } from '../../context.ts'
import type { View } from '../../output/output.ts'
import { table } from '../../output/table.ts'
import { clock } from '../../output/time.ts'
import { take } from '../../pages.ts'
import { allKeys } from './findKey.ts'

export function addList(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('list')
    .alias('ls')
    .description('List keys, revoked ones too')
    .action(async () => {
      out.show(await take(allKeys(client()), Number.POSITIVE_INFINITY), renderKeys)
    })
}

const renderKeys = (keys: readonly ApiKey[], { columns, paint }: View): string =>
  table<ApiKey>(
    [
      { title: 'ID', text: ({ id }) => id },
      { title: 'NAME', text: ({ name }) => name },
      { title: 'KEY', text: ({ prefix }) => `sy_${prefix}_…` },
      { title: 'ROLE', text: ({ role }) => role },
      {
        title: 'STATE',
        text: describeState,
        paint: (key, text) => paint(isInForce(key) ? 'green' : 'gray', text),
      },
      { title: 'LAST USED', text: ({ last_used_at }) => (last_used_at ? clock(last_used_at) : 'never') },
    ],
    keys,
    columns,
  )

const isInForce = ({ revoked_at, expires_at }: ApiKey) =>
  revoked_at === null && (expires_at === null || Date.parse(expires_at) > Date.now())

function describeState(key: ApiKey): string {
  if (key.revoked_at) return `revoked ${clock(key.revoked_at)}`
  if (!key.expires_at) return 'in force'
  return `${isInForce(key) ? 'expires' : 'expired'} ${clock(key.expires_at)}`
}
