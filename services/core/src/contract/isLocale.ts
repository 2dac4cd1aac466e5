const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/**
 * Whether the codes in a text of a WordPress locale's form exist; throws where they have not the form of codes. A store
 * of another starts in English without a word. Three-letter languages are left to WordPress, which has some that
 * Unicode does not name.
 */
export const isLocale = (name: string) => {
  const [language = '', region = ''] = name.split('_')
  return (
    (language.length > 2 || languages.of(language) !== undefined) &&
    (!/^[A-Z]/.test(region) || regions.of(region) !== undefined)
  )
}
