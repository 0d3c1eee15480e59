import type { FrameworkContent } from '@switchback/domain/framework/content'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import type { RowFinder } from '../reading/view-reader.js'

const tables = { frameworks: frameworkCatalogueTable }

/** A version of a framework; `generation` is the one of the catalogue that it is read from. */
export interface Edition {
  frameworkId: string
  /** Null where the framework is not published. */
  version: number | null
  generation: number
}

/** SQL for the newest published version of the framework of an id; null where there is none. Has `{frameworks}`. */
export const newestVersionSql = (frameworkId: string) =>
  `(select nullif(jsonb_array_length(f.published_at), 0) from {frameworks} f where f.key = ${frameworkId}::text)`

/** SQL for the generation of the catalogue. */
export const generationSql = '{frameworks.generation}'

/**
 * The content of a published version; undefined where there is none. It is large and never changes within a generation of the
 * catalogue, so it is read once and remembered.
 */
export async function contentOf(
  rows: RowFinder,
  { frameworkId, version, generation }: Edition,
): Promise<FrameworkContent | undefined> {
  if (version === null) return undefined
  return rows.remembered(`framework ${generation}/${frameworkId}@${version}`, async () => {
    const [found] = await rows.sql<{ content: FrameworkContent | null }>(
      tables,
      `select framework -> 'published' -> ($2::integer - 1) as content from {frameworks} f where key = $1::text`,
      [frameworkId, version],
    )
    return found?.content ?? undefined
  })
}

/** The contents of several editions, each read once; returns what finds the content of one of them. */
export async function contentsOf(
  rows: RowFinder,
  editions: readonly Edition[],
): Promise<(edition: Edition) => FrameworkContent | undefined> {
  const nameOf = ({ frameworkId, version }: Edition) => `${frameworkId}@${version}`
  const different = new Map(editions.map((edition) => [nameOf(edition), edition]))
  const found = await Promise.all(
    [...different].map(async ([name, one]) => [name, await contentOf(rows, one)] as const),
  )
  const contents = new Map(found)
  return (edition) => contents.get(nameOf(edition))
}

/** The newest editions of some frameworks, by their ids. */
export async function newestEditions(rows: RowFinder, frameworkIds: readonly string[]): Promise<Map<string, Edition>> {
  const found = await rows.sql<Edition>(
    tables,
    `select key as "frameworkId", nullif(jsonb_array_length(published_at), 0) as version, ${generationSql} as generation
     from {frameworks} f where key = any($1::text[])`,
    [[...new Set(frameworkIds)]],
  )
  return new Map(found.map((edition) => [edition.frameworkId, edition]))
}
