import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

/** The group with the program's rights: it can neither change events nor bypass row-level security. */
export const applicationRole = 'switchback_app'

/** Owns the functions that look across tenants. No one can sign in as it, and it has rights on this installation's tables alone. */
const definerRole = 'switchback_definer'

/** The role that a program signs in as. */
export interface SignInRole {
  /** `switchback_app` itself, or a name of its own for each installation where several share one server. */
  name: string
  password: string
}

/**
 * Makes the roles of an installation where they are missing, and sets the password of the one that the program signs in as. Takes a
 * connection to the installation's database as a role that may make roles. Rights on the database go to that role alone: no
 * other installation on the server can connect, and no one can make temporary tables.
 */
export async function makeRoles(client: pg.ClientBase, { name, password }: SignInRole): Promise<void> {
  await makeRole(client, applicationRole)
  await makeRole(client, definerRole)
  const role = client.escapeIdentifier(name)
  if (name !== applicationRole) {
    await makeRole(client, name)
    await alone(client, `grant ${applicationRole} to ${role}`)
  }
  await alone(client, `alter role ${role} login password ${client.escapeLiteral(password)}`)
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = client.escapeIdentifier(rows[0]!.name)
  await alone(client, `revoke connect, temporary on database ${database} from public`)
  await alone(client, `grant connect on database ${database} to ${role}`)
  // A right of the group would be a right of every installation on the server.
  if (name !== applicationRole) await alone(client, `revoke connect on database ${database} from ${applicationRole}`)
}

/**
 * Gives every function that runs with its owner's rights to a role that is no superuser, with a search path in which the objects of
 * temporary schemas come last: a caller cannot slip in a table or an operator of their own. Runs after every migration, so
 * that it finds the functions of all of them.
 */
export async function secureFunctions(client: pg.ClientBase): Promise<void> {
  await client.query(secure)
}

const secure = `
do $$
declare
  found record;
  is_superuser boolean := (select rolsuper from pg_roles where rolname = current_user);
begin
  -- Whoever gives a function away must be a member of its new owner, and that owner needs the right to create in the schema.
  if not is_superuser then
    execute format('grant ${definerRole} to %I with inherit true, set true', current_user);
  end if;
  grant usage, create on schema public to ${definerRole};

  -- The log and the views (named by their version) are none of their business; the rest they may see of every tenant.
  for found in
    select c.relname, c.relrowsecurity from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'event_link', 'migration')
      and c.relname !~ '_v[0-9]+$'
  loop
    execute format('grant select, insert, update, delete on table public.%I to ${definerRole}', found.relname);
    if found.relrowsecurity and not exists (
      select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = found.relname and p.policyname = 'of_definer') then
      execute format('create policy of_definer on public.%I to ${definerRole} using (true) with check (true)', found.relname);
    end if;
  end loop;

  for found in
    select p.oid::regprocedure::text as signature, p.proowner::regrole::text as owner, coalesce(p.proconfig::text, '') as config
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
  loop
    if found.config not like '%search_path=pg_catalog, public, pg_temp%' then
      execute format('alter function %s set search_path = pg_catalog, public, pg_temp', found.signature);
    end if;
    if found.owner <> '${definerRole}' then
      execute format('alter function %s owner to ${definerRole}', found.signature);
    end if;
  end loop;
  revoke create on schema public from ${definerRole};
end $$`

async function makeRole(client: pg.ClientBase, name: string) {
  try {
    await client.query(
      `create role ${client.escapeIdentifier(name)} nologin nosuperuser nobypassrls nocreatedb nocreaterole inherit`,
    )
  } catch (error) {
    const { code } = error as { code?: string }
    // It is there, or another installation on this server is making it at this moment.
    if (code !== '42710' && code !== '23505') throw error
  }
}

/** Roles belong to the whole server: the migration of another database may be changing the same row at this moment. */
async function alone(client: pg.ClientBase, sql: string, triesLeft = 10): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    if ((error as Error).message !== 'tuple concurrently updated' || triesLeft === 0) throw error
    await delay(20)
    await alone(client, sql, triesLeft - 1)
  }
}
