/** A column of a view: its PostgreSQL type, and the type that a projection sees. */
export interface Column<T = unknown> {
  sql: 'uuid' | 'text' | 'integer' | 'double precision' | 'boolean' | 'timestamptz' | 'jsonb'
  nullable: boolean
  /** Only for the compiler. */
  readonly value?: T
}

const column =
  <T>(sql: Column['sql']) =>
  (): Column<T> => ({ sql, nullable: false })

/** The column may be empty. */
export const nullable = <T>(inner: Column<T>): Column<T | null> => ({ sql: inner.sql, nullable: true })

export const uuid = column<string>('uuid')
export const text = column<string>('text')
export const integer = column<number>('integer')
export const number = column<number>('double precision')
export const boolean = column<boolean>('boolean')
/** An instant; ISO 8601 text to a projection. */
export const moment = column<string>('timestamptz')
export const json = <T>(): Column<T> => ({ sql: 'jsonb', nullable: false })

/** A view's table. Every row belongs to a tenant and a generation, and has a key of its own. */
export interface ViewTable<Columns extends Record<string, Column> = Record<string, Column>> {
  name: string
  version: number
  /** The name in the database; another version is another table, so that old and new can serve side by side. */
  sqlName: string
  columns: Columns
  /** Lists of columns to look rows up by. */
  indexes: readonly string[][]
  /** Columns that name the people that a change of the row concerns. Where there are none, it concerns every reader of the view. */
  concerns: readonly string[]
}

/** A row as a projection sees it. */
export type RowOf<Table> =
  Table extends ViewTable<infer Columns>
    ? { -readonly [Name in keyof Columns]: Columns[Name] extends Column<infer T> ? T : never }
    : never

/** Declares a view's table once, for the projection, the SQL and the queries. */
export function defineTable<const Columns extends Record<string, Column>>(
  name: string,
  version: number,
  columns: Columns,
  indexes: (keyof Columns & string)[][] = [],
  concerns: (keyof Columns & string)[] = [],
): ViewTable<Columns> {
  return { name, version, sqlName: `${snakeCase(name)}_v${version}`, columns, indexes, concerns }
}

/** `journeyId` becomes `journey_id`. */
export const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The statements that make a view's table and its indexes where they are not there, put it under row-level security and open it to the program. */
export function tableStatements({ sqlName, columns, indexes }: ViewTable): string {
  const fields = Object.entries(columns).map(
    ([name, { sql, nullable }]) => `  ${snakeCase(name)} ${sql}${nullable ? '' : ' not null'}`,
  )
  const lookups = indexes.map((names, at) => {
    const list = ['tenant_id', 'generation', ...names.map(snakeCase)].join(', ')
    return `create index if not exists ${sqlName}_${at + 1} on ${sqlName} (${list});`
  })
  return `
do $$ begin
if to_regclass('${sqlName}') is null then
create table ${sqlName} (
  tenant_id uuid not null,
  generation integer not null,
  key text not null,
${fields.join(',\n')},
  primary key (tenant_id, generation, key)
);
perform protect_by_tenant('${sqlName}');
grant select, insert, update, delete on ${sqlName} to switchback_app;
end if;
end $$;
${lookups.join('\n')}`
}
