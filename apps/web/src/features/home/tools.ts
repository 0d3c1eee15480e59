export interface Field {
  name: string
  label: string
  as: 'text' | 'long' | 'number' | 'date' | 'choice'
  optional?: boolean
  choices?: { value: string; label: string }[]
  start: string | number
}

interface ToolDefinition {
  path: string
  title: string
  noun: string
  fields: Field[]
  /** Adds what the form does not ask for. */
  body: (values: Record<string, unknown>) => Record<string, unknown>
}

const field = (name: string, label: string, as: Field['as'] = 'text', more: Partial<Field> = {}): Field => ({
  name,
  label,
  as,
  start: as === 'number' ? 3 : '',
  ...more,
})
const choice = (name: string, label: string, choices: [string, string][]): Field =>
  field(name, label, 'choice', {
    choices: choices.map(([value, text]) => ({ value, label: text })),
    start: choices[0]![0],
  })

/** `Computer vision` becomes `computer-vision`: the name by which the same thing is known again. */
const slug = (text: unknown) =>
  String(text)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'unnamed'

const same = (values: Record<string, unknown>) => values
const tool = (command: string, title: string, noun: string, fields: Field[], body = same): ToolDefinition => ({
  path: `/api/journeys/{streamId}/${command}`,
  title,
  noun,
  fields,
  body,
})

/** What each tool of a step asks for, and the command that it gives. */
export const tools: Record<string, ToolDefinition> = {
  explore: tool(
    'explore-area',
    'An area you explored',
    'Area',
    [
      field('title', 'Area'),
      field('what', 'What is it?', 'long'),
      field('why', 'Why does it matter?', 'long'),
      field('how', 'How does it work?', 'long'),
      field('triedOut', 'What did you run with your own hands?', 'long', { optional: true }),
      field('interest', 'Your interest, 1 to 5', 'number'),
      field('demand', 'Demand you see, 1 to 5', 'number'),
    ],
    (values) => ({ ...values, areaId: slug(values.title) }),
  ),
  'drop-list': tool(
    'drop-skill',
    'A skill you stop feeding',
    'Skill',
    [field('title', 'Skill'), field('reason', 'Why?', 'long')],
    (values) => ({
      ...values,
      skillId: slug(values.title),
    }),
  ),
  'choose-areas': tool(
    'choose-area',
    'An area to dig into',
    'Choice',
    [field('title', 'Area, as you explored it'), field('reason', 'Why this one?', 'long')],
    ({ title, reason }) => ({
      areaId: slug(title),
      reason,
    }),
  ),
  'learning-map': tool(
    'learn-model',
    'A topic of your learning map',
    'Topic',
    [field('title', 'Model or topic')],
    (values) => ({ ...values, modelId: slug(values.title) }),
  ),
  project: tool('record-project', 'A project or repository', 'Project', [
    field('title', 'Title'),
    field('link', 'Link', 'text', { optional: true }),
    field('summary', 'What is in it?', 'long', { optional: true }),
  ]),
  specialisation: tool('choose-specialisation', 'Your specialisations', 'Specialisation', [
    field('primary', 'Primary'),
    field('secondary', 'Secondary'),
    field('reason', 'Why?', 'long', { optional: true }),
  ]),
  'proof-of-work': tool('publish-proof-of-work', 'Something you published', 'Proof of work', [
    field('title', 'Title'),
    choice('kind', 'Kind', [
      ['article', 'Article'],
      ['talk', 'Talk'],
      ['podcast', 'Podcast'],
      ['mentoring', 'Mentoring'],
      ['open-source', 'Open source'],
      ['other', 'Other'],
    ]),
    field('link', 'Link', 'text', { optional: true }),
  ]),
  certification: tool('record-certification', 'A certification', 'Certification', [
    field('title', 'Title'),
    field('issuer', 'Issued by'),
    field('earnedOn', 'Earned on', 'date'),
  ]),
  network: tool('record-connection', 'A contact', 'Contact', [
    field('who', 'Who?'),
    field('how', 'How, and what came of it?', 'long', { optional: true }),
  ]),
  applications: tool('log-application', 'An application', 'Application', [
    field('employer', 'Employer'),
    field('role', 'Role'),
    choice('where', 'Where?', [
      ['internal', 'Inside my organisation'],
      ['external', 'Elsewhere'],
      ['own-business', 'My own business'],
    ]),
  ]),
  priorities: tool('state-priority', 'A priority', 'Priority', [
    field('text', 'What?', 'long'),
    choice('kind', 'How much?', [
      ['must-have', 'Must have'],
      ['good-to-have', 'Good to have'],
    ]),
  ]),
  risk: tool('assess-risk', 'A risk', 'Risk', [
    field('risk', 'What could go wrong?', 'long'),
    field('likelihood', 'How likely, 1 to 5', 'number'),
    field('impact', 'How bad, 1 to 5', 'number'),
    field('response', 'What would you do?', 'long'),
  ]),
  'target-role': tool('set-target-role', 'Your target role', 'Target role', [
    field('role', 'Role'),
    field('by', 'By when?', 'date'),
    field('because', 'Why?', 'long', { optional: true }),
  ]),
}
