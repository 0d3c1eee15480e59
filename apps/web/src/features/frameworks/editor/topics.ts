import { slugOf } from '../../../journey/tools/fields'

interface Topic {
  id: string
  title: string
  hint?: string | undefined
}

/** Topics as lines to edit: `Title | hint`. */
export const linesOf = (topics: readonly Topic[]) =>
  topics.map(({ title, hint }) => (hint ? `${title} | ${hint}` : title)).join('\n')

/** Lines back to topics. A known title keeps its id, so that what clients recorded stays with it. Each id occurs once. */
export function topicsOf(lines: string, before: readonly Topic[]): Topic[] {
  const topics = lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([title]) => title)
    .map(([title = '', hint]) => ({
      id: before.find((topic) => topic.title === title)?.id ?? slugOf(title),
      title,
      ...(hint && { hint }),
    }))
  return topics.filter(({ id }, at) => topics.findIndex((topic) => topic.id === id) === at)
}

/** Shelves and maps as text to edit: a line `# Title`, its topics below it. */
export const boardsOf = (boards: readonly { title: string; topics: readonly Topic[] }[]) =>
  boards.map(({ title, topics }) => `# ${title}\n${linesOf(topics)}`).join('\n\n')

/** The text back to shelves or maps. Topics before the first title belong to none and are dropped. */
export function boardsFrom(text: string, before: readonly { id: string; title: string; topics: readonly Topic[] }[]) {
  return text
    .split(/^#\s*/m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n')
      const old = before.find((board) => board.title === title.trim())
      return {
        id: old?.id ?? slugOf(title),
        title: title.trim(),
        topics: topicsOf(lines.join('\n'), old?.topics ?? before.flatMap(({ topics }) => topics)),
      }
    })
    .filter(({ title }) => title)
}
