import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import english from './en.json' with { type: 'json' }

/** Languages that every text of the screens is in. Texts have ids, such as `members.inviteButton`; each language has a catalogue of its own. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

type Catalogue = Promise<{ default: Record<string, string> }>

/** `own` has the texts of the frame and of a client’s screens, `practice` those of the screens of coaches, owners and sponsors. */
const catalogues: Record<Language, { own: () => Catalogue | null; practice: () => Catalogue }> = {
  // The English texts of the first screen come with the program.
  en: { own: () => null, practice: () => import('./en-practice.json', { with: { type: 'json' } }) },
  de: {
    own: () => import('./de.json', { with: { type: 'json' } }),
    practice: () => import('./de-practice.json', { with: { type: 'json' } }),
  },
}
type Part = 'own' | 'practice'
const loaded = new Set<string>()
let hasPracticeTexts = false

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

/** Shows all screens in a language; its texts are loaded when they are first used. Of several calls, the last one counts. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  await load(language, 'own')
  if (hasPracticeTexts) await load(language, 'practice')
  // The session may have named another language while this one was loading.
  if (wanted !== language) return
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** Loads the texts of the practice’s screens in the language that is spoken, and from now on in each that is chosen. */
export async function loadPracticeTexts(): Promise<void> {
  hasPracticeTexts = true
  await load(wanted, 'practice')
}

async function load(language: Language, part: Part) {
  const name = `${language}/${part}`
  if (loaded.has(name)) return
  const texts = await catalogues[language][part]()
  if (texts) i18next.addResourceBundle(language, 'translation', texts.default, true)
  loaded.add(name)
}

/** Marks the id of a text in a table of words; the text is looked up where it is shown. */
export const msg = (id: string) => id
