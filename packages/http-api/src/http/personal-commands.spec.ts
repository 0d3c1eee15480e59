import { countOf, PersonalCommands } from './personal-commands.js'

const refused = { type: 'too-many-attempts', headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) as string } }

describe('the commands of a person', () => {
  it('are refused above so many a minute, and no one else is refused', async () => {
    const commands = new PersonalCommands({ commandsPerMinute: 2, commandsPerDay: 100 })
    await commands.count('one')
    await commands.count('one')
    await expect(commands.count('one')).rejects.toMatchObject(refused)
    await expect(commands.count('other')).resolves.toBeUndefined()
  })

  it('are refused above so many a day; what a minute refused does not count for the day', async () => {
    const commands = new PersonalCommands({ commandsPerMinute: 20, commandsPerDay: 12 })
    await expect(commands.count('one', 21)).rejects.toThrow(/within a minute/)
    const other = commands.count('other', 13)
    await expect(other).rejects.toMatchObject(refused)
    await expect(other).rejects.toThrow(/within a day. Wait 86400 seconds/)
  })

  it('count several times where they are long, do not say how long they are, or become commands of the program', () => {
    expect(countOf('ImportFramework', { headers: { 'content-length': '115000' } })).toBe(12)
    expect(countOf('ImportFramework', { headers: { 'transfer-encoding': 'chunked' } })).toBe(100)
    expect(countOf('AssignPlanToCohort', { headers: { 'content-length': '80' } })).toBe(50)
    expect(countOf('StartStep', { headers: { 'content-length': '80' } })).toBe(1)
    expect(countOf('ResumeJourney', { headers: {} })).toBe(1)
  })
})
