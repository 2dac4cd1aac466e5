import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { answer } from '@storeyard/client/answer'
import type { Context } from '../../context.ts'
import { pairs } from '../../output/table.ts'
import { clean } from '../../output/text.ts'
import { findStore } from '../../stores/findStore.ts'

const resetViews = {
  pending: 'pending: this may be the old password',
  failed: 'failed: should WordPress refuse this password, reset it again',
}

export function addCredentials(group: CommandUnknownOpts, { out, client }: Context): void {
  group
    .command('credentials')
    .description("Show the credentials of a store's WordPress administrator; each reading is on record")
    .argument('<store>', 'its name or id')
    .action(async (nameOrId) => {
      const api = client()
      const { id } = await findStore(api, nameOrId)
      const credentials = await answer(api.GET('/stores/{id}/credentials', { params: { path: { id } } }))
      out.show(credentials, ({ admin_user, admin_password, login_url, reset }) =>
        pairs([
          ['User', clean(admin_user)],
          ['Password', clean(admin_password)],
          ['Address', login_url],
          ['Reset', reset && resetViews[reset]],
        ]),
      )
    })
}
