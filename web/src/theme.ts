import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#eef6f2',
  '#dcebe4',
  '#b9d8ca',
  '#8fc2ac',
  '#68ad90',
  '#479a79',
  '#2f8264',
  '#256b53',
  '#1f5a47',
  '#174537',
]
/** Warm greys, from paper to ink. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e8e5de',
  '#dad6cc',
  '#c3beb2',
  '#a29c8f',
  '#7b766a',
  '#5a564d',
  '#3d3a34',
  '#23211d',
]
const dark: MantineColorsTuple = [
  '#d6d5cf',
  '#bdbcb5',
  '#a09f98',
  '#75746d',
  '#4a4b46',
  '#363833',
  '#272925',
  '#1d1f1b',
  '#151714',
  '#0f110e',
]

export const theme = createTheme({
  colors: { pine, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  white: '#ffffff',
  black: '#23211d',
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: '10px', lg: '14px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Modal: {
      defaultProps: {
        radius: 'lg',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    // The placeholder is an element that menus may not have.
    Menu: { defaultProps: { radius: 'md', shadow: 'md', withInitialFocusPlaceholder: false } },
  },
})

const own = {
  '--mantine-color-body': 'var(--sy-card)',
  '--mantine-color-text': 'var(--sy-ink)',
  '--mantine-color-dimmed': 'var(--sy-soft)',
  '--mantine-color-error': 'var(--sy-bad)',
  '--mantine-color-placeholder': 'var(--sy-faint)',
  '--mantine-color-default-border': 'var(--sy-edge)',
}

/** The colours of global.css take the place of Mantine's own, which are too faint for small text. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: own, dark: own })
