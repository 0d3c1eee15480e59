import { person, signIn, type Page } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()

/** Opens a step of the phase that the page shows. */
async function openStep(page: Page, title: string) {
  const head = page.locator('section button[aria-expanded]', { hasText: title })
  await head.waitFor()
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  return page
    .getByRole('region', { name: title, exact: true })
    .or(page.locator(`section[aria-label="${title}"]`))
    .first()
}

async function toPhase(page: Page, title: string) {
  await page.getByRole('link', { name: 'My path' }).first().click()
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await page.getByRole('tab', { name: title, selected: true }).waitFor()
}

async function markDone(page: Page, title: string) {
  const step = await openStep(page, title)
  await step.getByRole('button', { name: 'Mark as done' }).click()
  await step.getByRole('button', { name: 'Reopen step' }).waitFor()
}

/** Adds one thing by a tool's button and its form. */
async function add(
  page: Page,
  button: string | RegExp,
  fields: Record<string, string>,
  choices: Record<string, string> = {},
) {
  await page.getByRole('button', { name: button }).first().click()
  const form = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text)
  for (const [label, value] of Object.entries(choices)) await form.getByLabel(label).selectOption(value)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'hidden' })
}

/** Asks for the sign-off, and the coach, who sees it without a reload, signs off with a key. */
async function passGate(client: Page, coach: Page, phase: string) {
  await client.getByRole('link', { name: 'My path' }).first().click()
  await client.getByRole('heading', { name: `Ask your coach to sign off ${phase}` }).waitFor()
  await client.getByRole('button', { name: 'Ask for sign-off' }).first().click()
  await client.getByRole('heading', { name: `Your coach is reviewing ${phase}` }).waitFor()
  await coach.getByRole('button', { name: /^Sign off phase for/ }).waitFor()
  await coach.keyboard.press('a')
  await coach.getByText(/^Phase signed off for/).waitFor()
  // Held for a few seconds in which it could be undone; leaving the screen carries it out.
  await coach.getByRole('link', { name: 'Cohorts' }).click()
  await coach.getByRole('link', { name: 'Today' }).click()
}

it('a client walks through five phases to the loop, and begins again beside the first cycle', async () => {
  const practice = await foundPractice(scene.running)
  const clientId = await practice.client('Dilara Kaya', 'dilara@client.example')
  await practice.cohort('Spring', [clientId])
  const coach = await person(scene.browser, scene.running.address, scene.problems)
  const client = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(coach, practice.email, password)
  await signIn(client, 'dilara@client.example', password)

  // Accept. The connection is lost in the middle of the questions, and what was answered is sent later.
  await client.getByRole('link', { name: 'Start assessment' }).click()
  await client.getByRole('button', { name: 'Start assessment' }).click()
  for (let question = 1; question <= 10; question += 1) {
    await client.getByText(`${question} of 10`).waitFor()
    if (question === 4) await client.context().setOffline(true)
    await client.keyboard.press('2')
    await client.getByRole('radio', { checked: true }).waitFor()
    if (question === 6) {
      await client.getByText('3 answers are saved on this device').waitFor()
      await client.context().setOffline(false)
      await client.getByText('answers are saved on this device').waitFor({ state: 'hidden' })
    }
    await client.keyboard.press('Enter')
  }
  await client.getByRole('radio', { name: '4 of 5 stars' }).focus()
  await client.keyboard.press('Space')
  await client.getByRole('button', { name: 'Finish and see result' }).click()
  await client.getByRole('button', { name: 'Share with my coach' }).click()
  await client.getByRole('button', { name: 'Stop sharing' }).waitFor()
  await toPhase(client, 'Accept')
  const signs = await openStep(client, 'Write down the signs you see')
  await signs.getByRole('checkbox', { name: 'Pay has been flat for years.' }).click()
  await signs.getByRole('button', { name: 'How does it show?' }).click()
  await signs.getByRole('textbox', { name: 'How does it show?' }).fill('Since 2019.')
  await signs.getByRole('button', { name: 'Save' }).click()
  await signs.getByText('“Since 2019.”').waitFor()
  const baseline = await openStep(client, 'Record your baseline')
  await baseline.getByLabel('Role').fill('Senior project manager')
  await baseline.getByLabel('Approximate income').fill('60-70 thousand a year')
  await baseline.getByRole('button', { name: 'Save answers' }).click()
  await baseline.getByRole('button', { name: 'Reopen step' }).waitFor()
  const statement = await openStep(client, 'Say what you accept')
  await statement.getByLabel('In your own words').fill('I accept that my role stands still.')
  await statement.getByRole('button', { name: 'Save statement' }).click()
  await statement.getByRole('button', { name: 'Reopen step' }).waitFor()
  await passGate(client, coach, 'Accept')

  // Explore: four areas with what, why and how; one skill dropped; two areas chosen, one choice taken back and undone.
  await toPhase(client, 'Explore')
  const explore = await openStep(client, 'Explore at least four areas')
  for (const area of ['Python basics', 'Computer vision', 'Spark and HDFS', 'User experience design'])
    await add(client, new RegExp(`^${area}`), {
      'What is it?': `What ${area} is.`,
      'Why does it matter?': 'It is asked for.',
      'How does it work?': 'So I found out.',
    })
  await explore.getByText('4 areas explored').waitFor()
  await explore.getByText('Compare', { exact: true }).click()
  await explore.getByRole('row', { name: /Computer vision 3 3/ }).waitFor()
  await markDone(client, 'Explore at least four areas')
  await openStep(client, 'Stop feeding old skills')
  await add(client, 'Add another skill', { Skill: 'ERP customising', 'Why are you letting it go?': 'It shrinks.' })
  await markDone(client, 'Stop feeding old skills')
  const choosing = await openStep(client, 'Choose one to three areas to dig into')
  for (const choice of ['first', 'second']) {
    await choosing.getByRole('button', { name: 'Choose area', exact: true }).first().click()
    await client.getByRole('dialog').getByLabel('Why this area?').fill(`The ${choice} that I liked.`)
    await client.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await client.getByRole('dialog').waitFor({ state: 'hidden' })
    await choosing.getByText(`The ${choice} that I liked.`).waitFor()
  }
  await choosing.getByRole('button', { name: 'Undo choice' }).first().click()
  await client.getByRole('button', { name: 'Undo', exact: true }).click()
  await client.getByText('The first that I liked.').waitFor()
  await markDone(client, 'Choose one to three areas to dig into')
  await passGate(client, coach, 'Explore')

  // Dig deep: the map fills, a repository, and two pieces of evidence, one of them a file, that the coach accepts.
  await toPhase(client, 'Dig deep')
  await openStep(client, 'Read the core papers of your area')
  await add(client, 'Add material', { Title: 'Resilient distributed datasets' }, { Type: 'paper' })
  await markDone(client, 'Read the core papers of your area')
  const broken = await openStep(client, 'Run code, break it, mend it')
  await broken.getByRole('button', { name: 'Add evidence' }).click()
  await broken.getByLabel('Title').fill('A job that failed')
  await broken.getByRole('textbox', { name: 'Link' }).fill('https://code.example/failed')
  await broken.getByRole('button', { name: 'Send for review' }).click()
  await broken.getByText('in review').waitFor()
  await broken.getByText('File', { exact: true }).click()
  await broken.getByLabel('Title').fill('The picture of it')
  await broken.locator('input[type=file]').setInputFiles({
    name: 'failed.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await broken.getByRole('button', { name: 'Send for review' }).click()
  await broken.getByRole('link', { name: /failed\.png/ }).waitFor()
  await markDone(client, 'Run code, break it, mend it')
  const map = await openStep(client, 'Fill your learning map')
  for (const topic of ['Time series', 'Regression', 'Classification', 'Clustering', 'Perceptron'])
    await map.getByRole('checkbox', { name: new RegExp(`^${topic}`) }).click()
  await map.getByText('4 of 5 topics').waitFor()
  await markDone(client, 'Fill your learning map')
  await openStep(client, 'Keep a repository of code you like')
  await add(client, 'Add project', { Title: 'My repository', 'Link (optional)': 'https://code.example/mine' })
  await markDone(client, 'Keep a repository of code you like')
  await coach.getByRole('link', { name: 'Review evidence' }).click()
  for (const title of ['A job that failed', 'The picture of it']) {
    const piece = coach.getByRole('article', { name: title })
    await piece.getByRole('button', { name: 'Accept evidence', exact: true }).click()
    await piece.getByText('accepted').waitFor()
  }
  await coach.getByRole('link', { name: 'Today' }).click()
  await passGate(client, coach, 'Dig deep')

  // Specialise: both specialisations, three proofs of work, a certification, an application that is accepted.
  await toPhase(client, 'Specialise')
  await openStep(client, 'Choose a primary and a secondary specialisation')
  await add(client, 'Choose specialisations', { Primary: 'Data engineering', Secondary: 'Computer vision' })
  await markDone(client, 'Choose a primary and a secondary specialisation')
  await openStep(client, 'Publish proof of work, and keep at it')
  for (const title of ['First article', 'Second article', 'A talk'])
    await add(client, 'Add proof of work', { Title: title }, { Type: title === 'A talk' ? 'talk' : 'article' })
  await client.getByText('Published in 1 of 24 months').waitFor()
  await markDone(client, 'Publish proof of work, and keep at it')
  await openStep(client, 'Earn one certification')
  await add(client, 'Add certification', {
    Title: 'Data engineer',
    'Issued by': 'Cloud Inc.',
    'Earned on': '2026-05-04',
  })
  await openStep(client, 'Plan for setbacks')
  await add(client, 'Add setback plan', {
    'What could go wrong?': 'No one replies',
    'What will you do then?': 'Ask two people I know there',
  })
  await client.getByText('Then: Ask two people I know there').waitFor()
  await markDone(client, 'Plan for setbacks')
  const pipeline = await openStep(client, 'Apply, first inside, then outside')
  await add(client, 'Add application', { Employer: 'Northwind', Role: 'Data engineer' }, { 'Where?': 'internal' })
  for (const stage of ['Interview', 'Offer', 'Accepted']) {
    await pipeline.getByRole('button', { name: 'Move Data engineer, Northwind' }).click()
    await client.getByRole('menuitem', { name: stage }).click()
    await pipeline.getByRole('region', { name: stage, exact: true }).getByText('Northwind').waitFor()
  }
  await markDone(client, 'Apply, first inside, then outside')
  await passGate(client, coach, 'Specialise')

  // Amplify: priorities with a trade-off, target role, risk, goal, ladder, returns, and the outcome.
  await toPhase(client, 'Amplify')
  await openStep(client, 'List your must-haves and good-to-haves')
  await add(client, 'Add: Must have', {
    'What do you want?': 'Free weekends',
    'Trade-off (optional)': 'Ten percent of the pay',
  })
  await client.getByText('Trade-off: Ten percent of the pay').waitFor()
  await markDone(client, 'List your must-haves and good-to-haves')
  await openStep(client, 'Set your target role')
  await add(client, 'Choose target role', { Role: 'Lead data engineer', 'By when?': '2028-01-01' })
  await markDone(client, 'Set your target role')
  await openStep(client, 'Map personal goals to professional ones')
  await add(client, 'Add goal', {
    'What do you want for yourself and your family?': 'Time with my daughter',
    'Which career goal supports it?': 'A role without travel',
  })
  await openStep(client, 'Follow the money')
  await add(client, 'Add estimate', {
    Skill: 'Spark',
    'Hours to learn it (spent or expected)': '200',
    'How much does it earn you per year?': '8000',
  })
  await client.getByRole('row', { name: /Spark 200 8,000 40/ }).waitFor()
  await openStep(client, 'Climb the value ladder')
  await add(
    client,
    'Add experiment: Training others',
    { 'Small experiment': 'One evening course' },
    { Status: 'trying' },
  )
  await openStep(client, 'Measure the risk, and set a timeline')
  await add(client, 'Add risk', {
    'What could go wrong?': 'The project ends',
    'What would you do?': 'Go back to the pool',
  })
  await client.getByText('likelihood 3, impact 3').waitFor()
  await markDone(client, 'Measure the risk, and set a timeline')
  const outcome = await openStep(client, 'Record the outcome')
  await outcome.getByLabel('Role').fill('Data engineer')
  await outcome.getByRole('button', { name: 'Save answers' }).click()
  await outcome.getByRole('button', { name: 'Reopen step' }).waitFor()
  await passGate(client, coach, 'Amplify')

  // The loop: the whole way behind, and the next cycle beside the first.
  await client.getByRole('heading', { name: 'You’ve finished the programme' }).waitFor()
  await client.getByText('We suggest you take a fresh look around').waitFor()
  await coach.keyboard.press('Control+k')
  await coach.getByPlaceholder('Find a client, cohort or page').fill('Dilara')
  await coach.getByRole('button', { name: /^Dilara Kaya/ }).click()
  await coach.getByRole('button', { name: 'Start cycle 2' }).click()
  await coach.getByText('cycle 2', { exact: false }).first().waitFor()
  await client.getByText('You’re in cycle 2.').waitFor()
  await client.getByRole('link', { name: 'My story', exact: true }).click()
  await client.getByRole('heading', { name: 'Comparison of cycles' }).waitFor()
  await client.getByRole('row', { name: /Role before Senior project manager/ }).waitFor()

  expect(scene.problems).toEqual([])
  expect(scene.running.errors).toEqual([])
  const { differ } = await scene.running.verify()
  expect(differ).toEqual([])
}, 240_000)
