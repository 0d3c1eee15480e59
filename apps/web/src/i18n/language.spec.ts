/** @jest-environment jsdom */
import i18next from 'i18next'
import { speak } from './language'

it('of two languages chosen one after the other, the last is shown, however long the first takes to load', async () => {
  await Promise.all([speak('de'), speak('en')])
  expect([i18next.language, document.documentElement.lang]).toEqual(['en', 'en'])
  await speak('de')
  expect([i18next.language, document.documentElement.lang]).toEqual(['de', 'de'])
})
