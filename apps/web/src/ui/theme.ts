import { createTheme, type MantineThemeOverride } from '@mantine/core'
import { filledShade, shadesOf } from './brand'

/** The colour of Switchback itself, for practices that chose none. */
export const ownColour = '#0b6b5d'

/** One visual language for all screens, in the colour of the practice. White text on `brand` keeps 4.5:1 at least. */
export const themeIn = (colour: string | null, close: string): MantineThemeOverride =>
  createTheme({
    primaryColor: 'brand',
    primaryShade: filledShade,
    colors: { brand: shadesOf(colour ?? ownColour) },
    autoContrast: true,
    luminanceThreshold: 0.2,
    defaultRadius: 'md',
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
    headings: {
      fontWeight: '650',
      textWrap: 'balance',
      sizes: {
        h1: { fontSize: '1.65rem', lineHeight: '1.25' },
        h2: { fontSize: '1.2rem', lineHeight: '1.3' },
        h3: { fontSize: '1rem', lineHeight: '1.4' },
      },
    },
    respectReducedMotion: true,
    components: {
      Card: { defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } },
      Modal: { defaultProps: { centered: false, radius: 'lg', closeButtonProps: { 'aria-label': close } } },
      // The head of a dialog is no banner of the page.
      ModalHeader: { defaultProps: { role: 'presentation' } },
      Badge: { defaultProps: { tt: 'none', fw: 600 } },
    },
  })
