import { Argument, type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { askOnce } from '../../askOnce.ts'
import { plans } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { waitOption, waitTimeoutOption, wholeNumber } from '../../options.ts'
import { findStore } from '../../stores/findStore.ts'
import { renderStore } from '../../stores/views.ts'
import { act } from './acts.ts'

export function addPlan(group: CommandUnknownOpts, context: Context): void {
  group
    .command('plan')
    .description('Give a store another plan; its pods start anew, and the shop is away for some seconds')
    .argument('<store>', 'its name or id')
    .addArgument(new Argument('<plan>', 'how large it is').choices(plans))
    .option('--keep-volumes', 'leave its volumes as large as they are, where they cannot grow')
    .addOption(waitOption('Ready'))
    .addOption(waitTimeoutOption())
    .action((nameOrId, plan, { keepVolumes, ...options }) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) => client.PATCH('/stores/{id}', { params, body: { plan, keep_volumes: keepVolumes } }),
      }),
    )
}

export function addScale(group: CommandUnknownOpts, context: Context): void {
  group
    .command('scale')
    .description('Run so many WordPress pods; more than one need a volume that many can mount')
    .argument('<store>', 'its name or id')
    .argument('<replicas>', 'how many', wholeNumber(1))
    .addOption(waitOption('Ready'))
    .addOption(waitTimeoutOption())
    .action((nameOrId, wordpress_replicas, options) =>
      act(context, nameOrId, {
        ...options,
        goal: 'Ready',
        ask: (client, params) => client.PATCH('/stores/{id}', { params, body: { wordpress_replicas } }),
      }),
    )
}

export function addSet(group: CommandUnknownOpts, context: Context): void {
  const { out, client } = context
  group
    .command('set')
    .description("Change a store's label in the dashboard, or its protection against deletion")
    .argument('<store>', 'its name or id')
    .option('--title <title>', 'its label')
    .addOption(new Option('--protect', 'refuse its deletion').conflicts('unprotect'))
    .option('--unprotect', 'allow its deletion')
    .action(async (nameOrId, { title, protect, unprotect }) => {
      if (title === undefined && !protect && !unprotect)
        throw new Failure('usage', 'There is nothing to change.', 'Say --title, --protect or --unprotect.')
      const api = client()
      const before = await findStore(api, nameOrId)
      const { id } = before
      const body = { title, deletion_protection: protect ? true : unprotect ? false : undefined }
      const store = await askOnce(context, (header) =>
        api.PATCH('/stores/{id}', { params: { path: { id }, header }, body }),
      )
      if (store.title === before.title && store.deletion_protection === before.deletion_protection)
        out.note('Nothing changed: it is so already.')
      out.show(store, renderStore)
    })
}
