import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { askOnce } from '../../askOnce.ts'
import { plans } from '../../choices.ts'
import type { Context } from '../../context.ts'
import { waitOption, waitTimeoutOption } from '../../options.ts'
import { finish } from '../../stores/finish.ts'

export function addCreate(group: CommandUnknownOpts, context: Context): void {
  group
    .command('create')
    .description('Ask for a new store')
    .argument('<name>', 'lower-case letters, digits and hyphens; its address begins with it')
    .addOption(new Option('--plan <plan>', 'how large it is; small when left out').choices(plans))
    .option('--title <title>', 'the name that its visitors see; that of the store when left out')
    .option('--email <address>', "its administrator's e-mail address; the platform's own when left out")
    .option('--locale <locale>', 'its language, such as de_DE; en_US when left out')
    .option('--timezone <zone>', 'such as Europe/Vienna; UTC when left out')
    .option('--protect', 'refuse its deletion until the protection is taken away')
    .addOption(waitOption('Ready'))
    .addOption(waitTimeoutOption())
    .action(async (name, options) => {
      const client = context.client()
      const store = await askOnce(context, (header) =>
        client.POST('/stores', {
          params: { header },
          body: {
            store_name: name,
            plan: options.plan,
            title: options.title,
            admin_email: options.email,
            locale: options.locale,
            timezone: options.timezone,
            deletion_protection: options.protect,
          },
        }),
      )
      await finish(context, client, store, options, 'Ready')
    })
}
