import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import english from './en.json' with { type: 'json' }

/** Languages that every text of the screens is in. Keys are the English texts; `en.json` has only their plurals. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

const catalogues: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<string, string> }>> = {
  de: () => import('./de.json', { with: { type: 'json' } }),
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: english } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

/** The browser's language, where it is one of ours. */
export const languageOfBrowser = (): Language => (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en')

let wanted: Language = 'en'

/** Shows all screens in a language; its catalogue is loaded when it is first used. Of several calls, the last one counts. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    const { default: catalogue } = await catalogues[language]()
    i18next.addResourceBundle(language, 'translation', catalogue)
  }
  // The session may have named another language while this one was loading.
  if (wanted !== language) return
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** Marks a text that is translated where it is shown, in tables of words. */
export const msg = (text: string) => text
