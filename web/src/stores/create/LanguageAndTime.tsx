import { Autocomplete, Stack } from '@mantine/core'
import type { useForm } from '@mantine/form'
import type { CreateStoreForm } from './createForm.ts'

const timezones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')]

/** WordPress locales that many ask for; any other can be typed. */
const locales = [
  'en_US',
  'en_GB',
  'de_DE',
  'es_ES',
  'fr_FR',
  'hi_IN',
  'it_IT',
  'ja',
  'nl_NL',
  'pl_PL',
  'pt_BR',
  'sv_SE',
  'tr_TR',
  'zh_CN',
]

interface LanguageAndTimeProps {
  form: Pick<ReturnType<typeof useForm<CreateStoreForm>>, 'getInputProps'>
}

export const LanguageAndTime = ({ form }: LanguageAndTimeProps) => (
  <Stack gap="md" pt="sm">
    <Autocomplete
      label="Language"
      description="A WordPress locale, such as de_DE."
      data={locales}
      {...form.getInputProps('locale')}
    />
    <Autocomplete
      label="Time zone"
      description="For posts that are planned and for times that visitors see."
      data={timezones}
      limit={30}
      {...form.getInputProps('timezone')}
    />
  </Stack>
)
