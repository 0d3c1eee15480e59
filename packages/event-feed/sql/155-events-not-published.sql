-- Events that can never be published: too large for the log, or with a value that cannot be written into a message. The relay writes
-- them down here and goes on; consumers read them from the store, as they read every other hole.
create table event_not_published (
  tenant_id uuid not null,
  topic     text not null,
  position  bigint not null,
  type      text not null,
  reason    text not null,
  since     timestamptz not null default now(),
  primary key (tenant_id, topic, position)
);
select protect_by_tenant('event_not_published');
grant select, insert on event_not_published to switchback_app;

create function note_not_published(p_topic text, p_tenants uuid[], p_positions bigint[], p_types text[], p_reasons text[]) returns void
language plpgsql as $$
begin
  perform set_config('app.tenants', p_tenants::text, true);
  insert into event_not_published (tenant_id, topic, position, type, reason)
    select n.tenant, p_topic, n.position, n.type, left(n.reason, 300)
    from unnest(p_tenants, p_positions, p_types, p_reasons) as n (tenant, position, type, reason)
    on conflict do nothing;
end $$;

-- Over all tenants: for the relay's metric and for the operator. It holds no personal text.
create function events_not_published(p_topic text)
returns table (tenant_id uuid, "position" bigint, type text, reason text, since timestamptz)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select n.tenant_id, n.position, n.type, n.reason, n.since from event_not_published n
  where n.topic = p_topic order by n.since, n.tenant_id, n.position
$$;
revoke all on function events_not_published from public;
grant execute on function events_not_published to switchback_app;
