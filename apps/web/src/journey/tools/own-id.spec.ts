import { Slug } from '@switchback/domain/kernel/fields'
import { ownIdOf } from './own-id'

const known = [{ id: 'computer-vision', title: 'Computer vision' }]

describe('what a client names in their own words', () => {
  it('has an id that shows nothing of the words, and fits where ids go', () => {
    const id = ownIdOf('Leaving Harbour Bank', known)
    expect(id).not.toMatch(/leaving|harbour|bank/)
    expect(Slug.safeParse(id).success).toBe(true)
    expect(ownIdOf('Leaving Harbour Bank', known)).not.toBe(id)
  })
  it('is the same thing where it has the name of one that is there', () => {
    expect(ownIdOf(' computer Vision ', known)).toBe('computer-vision')
  })
})
