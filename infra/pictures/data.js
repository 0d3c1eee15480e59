// The data that screens are looked at with: the demo, none at all, or far too much.
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { signedIn } from '@switchback/testing/browser/http'
import { screens } from '@switchback/testing/browser/screens'

/**
 * @import { Page } from '@switchback/testing/browser/browser'
 * @typedef {typeof screens[number]} Screen
 * @typedef {{ address: string, setUpLink: string }} Empty a program without a practice
 * @typedef {object} Kind
 * @property {boolean} demo whether the demo is loaded
 * @property {(as: string) => string} emailOf who signs in
 * @property {Screen[]} screens
 * @property {(program: Empty) => Promise<void>} [prepare] what is done first, on a program without a practice
 */

export { password }
const clients = 500
const longName = 'Maximiliana-Alexandrina von und zu Hohenstaufen-Wittelsbach de la Torre y Mendoza'
const rightToLeft = 'ليلى بنت عبد الرحمن الخوارزمية'
const longWords = 'Ich nehme an, dass es so nicht weitergeht. '.repeat(20)

/**
 * @param {string} name
 * @param {string} as
 * @param {string} path
 * @param {Screen['then']} [then]
 * @returns {Screen}
 */
const of = (name, as, path, then) => ({ name, as, path, ...(then && { then }) })
const practiceScreens = [
  of('caseload', 'coach', '/caseload'),
  of('cohorts', 'coach', '/cohorts'),
  of('report', 'coach', '/report'),
  of('members', 'coach', '/members'),
  of('plans', 'coach', '/plans'),
  of('frameworks', 'coach', '/frameworks'),
  of('figures', 'coach', '/figures'),
  of('records', 'coach', '/records'),
  of('account', 'client', '/account'),
  of('settings', 'coach', '/settings'),
  of('home', 'client', '/home'),
  of('story', 'client', '/story'),
]

/** @type {Record<string, Kind>} */
export const kinds = {
  usual: {
    demo: true,
    emailOf: (as) => `${as}@demo.switchback.example`,
    screens,
  },
  none: {
    demo: false,
    emailOf: (as) => (as === 'coach' ? 'amara@serpentine.example' : 'somebody@client.example'),
    screens: practiceScreens,
    async prepare(program) {
      const practice = await foundPractice(program)
      await practice.client('Somebody New', 'somebody@client.example')
    },
  },
  much: {
    demo: false,
    emailOf: (as) => (as === 'coach' ? 'amara@serpentine.example' : 'long@client.example'),
    screens: [
      ...practiceScreens,
      of('board', 'coach', '/cohorts', (page) => page.locator('article a').first().click()),
      of('client-long', 'coach', '/caseload', (page) => findClient(page, 'Hohenstaufen')),
      of('client-right-to-left', 'coach', '/caseload', (page) => findClient(page, 'ليلى')),
      of('search', 'coach', '/caseload', async (page) => {
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('textbox').fill('a')
      }),
      of('explore', 'client', '/phases/explore?step=explore-areas'),
      of('statement', 'client', '/phases/accept?step=state-acceptance'),
    ],
    prepare: fillToTheBrim,
  },
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function findClient(page, name) {
  await page.getByLabel('Search clients').fill(name)
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('link').first().click()
  await page.locator('h1', { hasText: name }).waitFor()
}

/** @param {Empty} program */
async function fillToTheBrim(program) {
  const { address } = program
  const practice = await foundPractice(program)
  const ids = []
  for (let at = 0; at < clients; at += 1) {
    const name = at === 0 ? longName : at === 1 ? rightToLeft : `${first(at)} ${last(at)}`
    const email = at === 0 ? 'long@client.example' : at === 1 ? 'layla@client.example' : `client${at}@client.example`
    ids.push(await practice.client(name, email))
    if (at % 100 === 99) console.log(`  ${at + 1} of ${clients} clients`)
  }
  await practice.cohort(
    `A cohort with a name that somebody made far too long, as people do, for ${clients} clients`,
    ids,
  )
  for (const email of ['long@client.example', 'layla@client.example']) {
    const client = await signedIn(address, email, password)
    /** @type {{ journeys: { journeyId: string }[] }} */
    const home = await client.get('home')
    const give = (/** @type {string} */ command, /** @type {object} */ body) =>
      client.post(`journeys/${home.journeys[0]?.journeyId}/${command}`, body)
    await give('record-baseline', picture(email === 'long@client.example' ? longName : rightToLeft))
    for (let at = 0; at < 5; at += 1) await give('make-statement', { text: longWords })
    for (let at = 0; at < 30; at += 1)
      await give('explore-area', {
        areaId: `area-${at}`,
        title: at % 3 ? `An area with quite a long name, number ${at}` : `${rightToLeft} ${at}`,
        what: longWords,
        why: longWords,
        how: longWords,
        interest: (at % 5) + 1,
        demand: ((at * 2) % 5) + 1,
      })
    for (let at = 0; at < 25; at += 1)
      await give('submit-evidence', {
        stepId: 'tick-signs',
        kind: at % 2 ? 'text' : 'link',
        title: `Evidence ${at} ${longName}`,
        content: at % 2 ? longWords : `https://long.example/${'path/'.repeat(40)}`,
      })
  }
}

const picture = (/** @type {string} */ role) => ({
  role,
  incomeBand: '50-60 thousand a year, more or less, before everything',
  respect: 2,
  confidence: 3,
  control: 1,
  weeklyHours: 46,
})
const first = (/** @type {number} */ at) =>
  ['Ana', 'Boris', 'Chidi', 'Dara', 'Eszter', 'Femi', 'Gita', 'Hugo', 'Ines', 'Jun'][at % 10]
const last = (/** @type {number} */ at) =>
  ['Abara', 'Bakker', 'Cohen', 'Duarte', 'Eriksen', 'Fischer', 'Garcia', 'Horvat', 'Ito', 'Jansen'][
    Math.floor(at / 10) % 10
  ] + (at >= 100 ? ` ${'I'.repeat(Math.floor(at / 100))}` : '')
