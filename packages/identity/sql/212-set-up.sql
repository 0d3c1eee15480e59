-- The one set-up of an installation. The ids of the first practice are derived from its id, so that a set-up which was interrupted
-- goes on where it ended; so is the secret of the set-up link, together with the installation's key.
create table set_up (
  only_row boolean primary key default true check (only_row),
  id       uuid not null default gen_random_uuid(),
  done_at  timestamptz
);
insert into set_up default values;
grant select, update (done_at) on set_up to switchback_app;

-- The first memberships of the installation, to see whether anyone works in it.
create function first_memberships() returns table (tenant_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ select m.tenant_id, m.person_id from account_membership m order by m.linked_at limit 1000 $$;
revoke all on function first_memberships from public;
grant execute on function first_memberships to switchback_app;
