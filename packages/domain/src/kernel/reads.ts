import type { Category } from './categories.js'

/** The streams of one category, and the state of one that has no events yet. */
export interface Streams<State> {
  category: Category
  initial: State
}

type Earlier = Readonly<Record<string, unknown>>

/** Reads the state of one stream; where the id is null, the state of a stream without events. */
export interface StreamRead<State> {
  of: Streams<State>
  streamId: string | null | ((earlier: Earlier) => string | null)
}

/** Reads the states of all streams of a category that are about a person. */
export interface AboutRead<State> {
  of: Streams<State>
  about: string
}

/** Counts the streams of a category in the tenant. */
export interface CountRead {
  of: Streams<unknown>
  counted: true
}

export type AnyRead = StreamRead<unknown> | AboutRead<unknown> | CountRead

/** The state of one stream, which a rule finds under the name of this read. */
export const oneStream = <State>(of: Streams<State>, streamId: StreamRead<State>['streamId']): StreamRead<State> => ({
  of,
  streamId,
})

/** The states of all streams of this category that are about a person. */
export const allAbout = <State>(of: Streams<State>, personId: string): AboutRead<State> => ({ of, about: personId })

/** How many streams of this category the tenant has. */
export const countOf = (of: Streams<unknown>): CountRead => ({ of, counted: true })

/** The id of a stream that an earlier read of the same command names. */
export const idFrom =
  <State>(name: string, _of: Streams<State>, idIn: (state: State) => string | null) =>
  (earlier: Earlier): string | null =>
    idIn(earlier[name] as State)

/** What each of these reads finds. */
export type StatesOf<Reads> = { readonly [Name in keyof Reads]: Found<Reads[Name]> }
type Found<Read> = Read extends CountRead
  ? number
  : Read extends AboutRead<infer State>
    ? readonly State[]
    : Read extends StreamRead<infer State>
      ? State
      : never

/** A read with its name, as the command handler carries it out; `as` is its name in `context.reads`. */
export type NamedRead = { as: string; category: Category } & (
  Pick<StreamRead<unknown>, 'streamId'> | Pick<AboutRead<unknown>, 'about'> | Pick<CountRead, 'counted'>
)

/** The reads of a command as a list, in the order of their declaration. */
export const namedReads = (reads: Readonly<Record<string, AnyRead>>): NamedRead[] =>
  Object.entries(reads).map(([as, { of, ...what }]) => ({ as, category: of.category, ...what }))
