import type { MantineColorsTuple } from '@mantine/core'

type Rgb = [number, number, number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [8, 12, 12]
/** The least contrast of text on its ground (WCAG 2.2, 1.4.3), and a little more, since shades are rounded. */
const enough = 4.6

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const mix = (one: Rgb, other: Rgb, share: number) => one.map((part, at) => part + (other[at]! - part) * share) as Rgb

/** Relative luminance (WCAG 2.2): 0 for black, 1 for white. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, `#rrggbb`: 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/**
 * Ten shades of a colour, `#rrggbb`: from nearly white to nearly black. The shade that buttons have under white text is the
 * colour itself where white can be read on it, else the nearest darker shade on which it can.
 */
export function shadesOf(colour: string): MantineColorsTuple {
  const base = rgbOf(colour)
  let filled = base
  for (let share = 0; contrast(hexOf(filled), '#ffffff') < enough && share < 1; share += 0.02)
    filled = mix(base, black, share)
  const lighter = (share: number) => hexOf(mix(filled, white, share))
  return [
    lighter(0.93),
    lighter(0.84),
    lighter(0.7),
    lighter(0.56),
    lighter(0.42),
    lighter(0.28),
    lighter(0.14),
    lighter(0.04),
    hexOf(filled),
    hexOf(mix(filled, black, 0.25)),
  ]
}
/** The shade of `shadesOf` that carries white text. */
export const filledShade = 8
