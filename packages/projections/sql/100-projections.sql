-- How far each projection of each tenant has come. A rebuild is a new generation that fills beside the live one.
create table projection_checkpoint (
  tenant_id  uuid not null,
  projection text not null,
  generation integer not null,
  position   bigint not null default 0,
  status     text not null check (status in ('live', 'building')),
  -- Why it waits, where it does: the event, the error and how often it was tried.
  failure    jsonb,
  primary key (tenant_id, projection, generation)
);
create unique index one_live_generation on projection_checkpoint (tenant_id, projection) where status = 'live';

-- Events that an operator let a projection pass over, and why.
create table projection_skip (
  tenant_id  uuid not null,
  projection text not null,
  position   bigint not null,
  reason     text not null,
  skipped_at timestamptz not null default now(),
  primary key (tenant_id, projection, position)
);

select protect_by_tenant('projection_checkpoint');
select protect_by_tenant('projection_skip');
grant select, insert, update, delete on projection_checkpoint to switchback_app;
grant select, insert on projection_skip to switchback_app;

-- The one look across tenants that workers need: whose head is ahead of a checkpoint. Gives ids and nothing else.
create function tenants_behind(p_projections text[]) returns setof uuid
language sql security definer set search_path = public as $$
  select h.tenant_id from tenant_head h
  where h.position > 0 and (
    (select count(distinct c.projection) from projection_checkpoint c
      where c.tenant_id = h.tenant_id and c.projection = any (p_projections)) < cardinality(p_projections)
    or exists (select 1 from projection_checkpoint c
      where c.tenant_id = h.tenant_id and c.projection = any (p_projections) and c.position < h.position
        and coalesce(c.failure ->> 'setAside', 'false') = 'false')
    or exists (select 1 from projection_checkpoint c
      where c.tenant_id = h.tenant_id and c.projection = any (p_projections) and c.status = 'building'
        and coalesce(c.failure ->> 'setAside', 'false') = 'false'))
$$;
revoke all on function tenants_behind from public;
grant execute on function tenants_behind to switchback_app;
