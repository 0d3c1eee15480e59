import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the transaction says that it knows: ids, fingerprints and hashes of tokens. */
const known = `any ((select nullif(current_setting('app.known', true), '')::text[])::text[])`

/** Which rows of each table the program may use: those that it can name by something that cannot be guessed. */
const rowsByKey = {
  account: `id::text = ${known} or email_fingerprint = ${known} or made_by::text = ${known}`,
  account_membership: `account_id::text = ${known}`,
  session: `encode(token_hash, 'hex') = ${known} or account_id::text = ${known}`,
  password_reset: `encode(token_hash, 'hex') = ${known} or account_id::text = ${known}`,
}

/**
 * Accounts, memberships, sessions and password resets are used by repositories instead of functions. The program gets rights on the
 * tables, and row-level security shows it the rows alone whose id, fingerprint or hash the transaction names in `app.known`. What
 * looks across accounts stays a function.
 */
export class RowsAreReadByKey1795651200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, rows] of Object.entries(rowsByKey)) {
      await runner.query(`alter table ${table} enable row level security`)
      await runner.query(`drop policy if exists of_key on ${table}`)
      await runner.query(`create policy of_key on ${table} to switchback_app using (${rows}) with check (${rows})`)
    }
    await runner.query(`
      grant select, insert, update (password_hash, created_at, made_by, language, time_zone) on account to switchback_app;
      grant select, insert, delete on account_membership to switchback_app;
      grant select, insert, update (tenant_id, person_id, seen_at), delete on session to switchback_app;
      grant select, insert, update (token_hash, expires_at), delete on password_reset to switchback_app;
      grant select on identity_migration to switchback_app;

      create or replace function drop_expired_sessions() returns void
      language sql security definer set search_path = pg_catalog, public, pg_temp as
      $$ delete from session where expires_at < now() $$;
      revoke all on function drop_expired_sessions from public;
      grant execute on function drop_expired_sessions to switchback_app`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(rowsByKey)) {
      await runner.query(`drop policy of_key on ${table}`)
      await runner.query(`revoke all on ${table} from switchback_app`)
    }
    await runner.query('drop function drop_expired_sessions')
  }
}
