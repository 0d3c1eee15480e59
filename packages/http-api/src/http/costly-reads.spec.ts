import { CostlyReads } from './costly-reads.js'

const refused = { type: 'too-many-attempts', headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) as string } }

describe('queries that cost much', () => {
  it('are refused to a person who sends too many, and to no one else', async () => {
    const reads = new CostlyReads({ histories: 2, wholeBooks: 9 })
    await reads.count('engagement', 'one')
    await reads.count('journey-as-of', 'one')
    await expect(reads.count('caseload-as-of', 'one')).rejects.toMatchObject(refused)
    await expect(reads.count('caseload-as-of', 'other')).resolves.toBeUndefined()
  })

  it('are counted apart from all others', async () => {
    const reads = new CostlyReads({ histories: 1, wholeBooks: 1 })
    for (let at = 0; at < 5; at += 1) await reads.count('home', 'one')
    await reads.count('workbook', 'one')
    await expect(reads.count('assessments', 'one')).rejects.toMatchObject(refused)
    await expect(reads.count('home', 'one')).resolves.toBeUndefined()
    await expect(reads.count('engagement', 'one')).resolves.toBeUndefined()
  })
})
