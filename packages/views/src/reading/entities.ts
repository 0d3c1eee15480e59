import { snakeCase, type Column, type ViewTable } from '@switchback/projections/table'
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'

const asText = { from: (value: Date | null) => value?.toISOString() ?? null, to: (value: unknown) => value }

/** The TypeORM entity of a view's table. */
export function entityOf(table: ViewTable): EntitySchema {
  const columns = Object.entries(table.columns).map(([name, { sql, nullable }]: [string, Column]) => {
    const options: EntitySchemaColumnOptions = { name: snakeCase(name), type: sql, nullable }
    return [name, sql === 'timestamptz' ? { ...options, transformer: asText } : options]
  })
  return new EntitySchema({
    name: table.sqlName,
    tableName: table.sqlName,
    columns: {
      tenantId: { name: 'tenant_id', type: 'uuid', primary: true },
      generation: { type: 'integer', primary: true },
      key: { type: 'text', primary: true },
      ...Object.fromEntries(columns),
    },
  })
}
