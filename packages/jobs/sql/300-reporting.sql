-- Releases of aggregates, one per tenant and closed period: what the next one must know of it, and what it publishes until it is published.
create table reporting_release (
  tenant_id   uuid not null,
  release     integer not null,
  period      text not null,
  -- The last second that counts, seconds since 1970, and the position up to which events were known.
  ends        bigint not null,
  as_of       bigint not null,
  rules       jsonb not null,
  -- For each table and atom, the release whose knowledge its figures are of.
  marks       jsonb not null,
  -- Who is counted, and what was told: of the newest release only.
  memory      jsonb,
  -- Commands that publish it; null once they were given.
  outbox      jsonb,
  made_at     timestamptz not null default now(),
  primary key (tenant_id, release)
);
select protect_by_tenant('reporting_release');
grant select, insert, update on reporting_release to switchback_app;

-- The tenants that somebody has to look after from time to time. Gives ids and nothing else.
create function all_tenants() returns setof uuid
language sql security definer set search_path = public as $$ select h.tenant_id from tenant_head h order by h.tenant_id $$;
revoke all on function all_tenants from public;
grant execute on function all_tenants to switchback_app;
