import fc from 'fast-check'
import { contrast, filledShade, shadesOf } from './brand'

const hex = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the colour of a practice', () => {
  it('has the contrasts of the examples in WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  it('stays what it is where white can be read on it', () => expect(shadesOf('#0b6b5d')[filledShade]).toBe('#0b6b5d'))
  it('is darkened where white cannot be read on it', () => {
    expect(contrast('#ffd800', '#ffffff')).toBeLessThan(1.5)
    expect(contrast(shadesOf('#ffd800')[filledShade], '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
  it('can be read under white text, whatever it is', () =>
    fc.assert(
      fc.property(hex, (colour) => {
        const shades = shadesOf(colour)
        expect(shades).toHaveLength(10)
        expect(contrast(shades[filledShade], '#ffffff')).toBeGreaterThanOrEqual(4.5)
      }),
    ))
})
