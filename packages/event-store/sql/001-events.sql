-- The store: append-only events, with positions per tenant that have no hole.
-- Every table is under row-level security by tenant; the setting is read once per statement, not once per row.

create table tenant_head (
  tenant_id uuid primary key,
  position  bigint not null default 0
);

create table stream (
  tenant_id uuid not null,
  stream_id uuid not null,
  category  text not null,
  version   integer not null,
  primary key (tenant_id, stream_id)
);

create table event (
  tenant_id      uuid not null,
  position       bigint not null,
  stream_id      uuid not null,
  version        integer not null,
  category       text not null,
  type           text not null,
  schema_version integer not null,
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  actor_id       uuid not null,
  command_id     uuid not null,
  correlation_id uuid not null,
  causation_id   uuid,
  subject_id     uuid,
  data           json not null,
  primary key (tenant_id, position),
  unique (tenant_id, stream_id, version)
);

create table command (
  tenant_id      uuid not null,
  command_id     uuid not null,
  body_hash      bytea not null,
  first_position bigint not null,
  last_position  bigint not null,
  recorded_at    timestamptz not null,
  streams        json not null,
  primary key (tenant_id, command_id)
);

create table person_key (
  tenant_id    uuid not null,
  person_id    uuid not null,
  -- The person's own key, wrapped by the master key; null once destroyed.
  wrapped_key  bytea,
  created_at   timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (tenant_id, person_id)
);

do $$
declare name text;
begin
  foreach name in array array['tenant_head', 'stream', 'event', 'command', 'person_key'] loop
    perform protect_by_tenant(name);
  end loop;
end $$;

-- Events and command outcomes can be added and read, never changed or taken away.
grant select, insert on event, command to switchback_app;
grant select, insert, update on tenant_head, stream, person_key to switchback_app;

-- Appends a batch of many callers in one round trip and one transaction; each caller has their own outcome.
-- A caller is an entry of the a_ arrays, their streams of the s_ arrays, their events of the e_ arrays.
-- Expected versions: 0 or more is exact, -1 any, -2 exists. No two callers of a batch may share a stream or a command.
create function append_events(
  a_tenant uuid[], a_command uuid[], a_hash bytea[], a_actor uuid[], a_correlation uuid[], a_causation uuid[], a_events integer[],
  s_caller integer[], s_tenant uuid[], s_stream uuid[], s_category text[], s_expected integer[], s_events integer[],
  e_caller integer[], e_stream uuid[], e_place integer[], e_version integer[], e_category text[], e_type text[],
  e_schema integer[], e_occurred timestamptz[], e_subject uuid[], e_data text[]
) returns table (caller integer, outcome text, first_position bigint, last_position bigint, recorded_at timestamptz, streams json)
language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_mergejoin = off
-- Planning this statement takes longer than carrying it out: it is planned once.
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  tenants uuid[];
  locked  integer;
  moment  timestamptz;
begin
  select array_agg(distinct t order by t) into tenants from unnest(a_tenant) t;
  perform set_config('app.tenants', tenants::text, true);

  -- Locked in the order of tenant ids, so that two processes cannot wait for each other.
  perform 1 from tenant_head h where h.tenant_id = any (tenants) order by h.tenant_id for update;
  get diagnostics locked = row_count;
  if locked < cardinality(tenants) then
    insert into tenant_head (tenant_id) select t from unnest(tenants) t order by t on conflict do nothing;
    perform 1 from tenant_head h where h.tenant_id = any (tenants) order by h.tenant_id for update;
  end if;
  moment := date_trunc('milliseconds', clock_timestamp());
  perform pg_notify('switchback_appended', case when cardinality(tenants) <= 150 then array_to_string(tenants, ',') else '' end);

  return query
  with s as materialized (
    select x.caller, x.tenant, x.stream, x.category, x.expected, x.events,
      coalesce((x.known).version, 0) as actual, coalesce((x.known).category, x.category) as kept
    from (
      select x.*, (select v from stream v where v.tenant_id = x.tenant and v.stream_id = x.stream) as known
      from unnest(s_caller, s_tenant, s_stream, s_category, s_expected, s_events)
        as x (caller, tenant, stream, category, expected, events)
      offset 0
    ) x
  ),
  checked as materialized (
    select s.caller,
      bool_and(s.kept = s.category and (s.expected = -1 or s.expected = s.actual or (s.expected = -2 and s.actual > 0))) as fits,
      '[' || string_agg('{"streamId":"' || s.stream || '","version":' || s.actual + s.events || '}', ',') || ']' as after
    from s group by s.caller
  ),
  a as materialized (
    select x.*, k.after, x.kept is null and k.fits as taken
    from (
      -- A subquery in the list is looked up by the primary key for each caller; a join would read a tenant's every command.
      select x.caller::integer as caller, x.tenant, x.command, x.hash, x.actor, x.correlation, x.causation, x.events,
        (select c from command c where c.tenant_id = x.tenant and c.command_id = x.command) as kept
      from unnest(a_tenant, a_command, a_hash, a_actor, a_correlation, a_causation, a_events)
        with ordinality as x (tenant, command, hash, actor, correlation, causation, events, caller)
      offset 0
    ) x
    join checked k on k.caller = x.caller
  ),
  placed as materialized (
    select a.*,
      (select h.position from tenant_head h where h.tenant_id = a.tenant)
        + sum(a.events) over (partition by a.tenant order by a.caller) - a.events as before
    from a where a.taken
  ),
  added_events as (
    insert into event
    select p.tenant, p.before + e.place, e.stream, s.actual + e.version, e.category, e.type, e.schema, e.occurred, moment,
      p.actor, p.command, p.correlation, p.causation, e.subject, e.data::json
    from unnest(e_caller, e_stream, e_place, e_version, e_category, e_type, e_schema, e_occurred, e_subject, e_data)
      as e (caller, stream, place, version, category, type, schema, occurred, subject, data)
    join placed p on p.caller = e.caller
    join s on s.caller = e.caller and s.stream = e.stream
  ),
  moved_streams as (
    insert into stream (tenant_id, stream_id, category, version)
    select s.tenant, s.stream, s.category, s.actual + s.events from s join placed p on p.caller = s.caller
    on conflict (tenant_id, stream_id) do update set version = excluded.version
  ),
  moved_heads as (
    update tenant_head h set position = h.position + moved.events
    from (select p.tenant, sum(p.events) as events from placed p group by p.tenant) moved
    where h.tenant_id = moved.tenant
  ),
  kept_commands as (
    insert into command
    select p.tenant, p.command, p.hash, p.before + 1, p.before + p.events, moment, p.after::json from placed p
  )
  select a.caller,
    case when a.taken then 'appended'
      when a.kept is null then 'conflict'
      when (a.kept).body_hash = a.hash then 'repeated'
      else 'reused' end,
    coalesce(p.before + 1, (a.kept).first_position)::bigint,
    coalesce(p.before + p.events, (a.kept).last_position)::bigint,
    case when a.taken then moment else (a.kept).recorded_at end,
    case when a.taken then a.after::json
      when a.kept is null then
        (select json_agg(json_build_object('streamId', s.stream, 'version', s.actual)) from s where s.caller = a.caller)
      else (a.kept).streams end
  from a left join placed p on p.caller = a.caller;
end $$;

-- Reads a tenant's events in the order of positions, or one stream's in the order of versions. One round trip: it names its tenant.
create function read_tenant(p_tenant uuid, p_after bigint, p_limit integer) returns setof event
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return query select * from event e where e.tenant_id = p_tenant and e.position > p_after order by e.position limit p_limit;
end $$;

create function read_stream(
  p_tenant uuid, p_stream uuid, p_from integer, p_to_position bigint, p_to_recorded timestamptz, p_backward boolean, p_limit integer
) returns setof event
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  if p_backward then
    return query select * from event e
      where e.tenant_id = p_tenant and e.stream_id = p_stream and e.version <= coalesce(p_from, 2147483647)
        and e.position <= coalesce(p_to_position, 9223372036854775807) and e.recorded_at <= coalesce(p_to_recorded, 'infinity')
      order by e.version desc limit p_limit;
  else
    return query select * from event e
      where e.tenant_id = p_tenant and e.stream_id = p_stream and e.version >= coalesce(p_from, 1)
        and e.position <= coalesce(p_to_position, 9223372036854775807) and e.recorded_at <= coalesce(p_to_recorded, 'infinity')
      order by e.version limit p_limit;
  end if;
end $$;

create function find_command(p_tenant uuid, p_command uuid) returns setof command
language plpgsql as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return query select * from command c where c.tenant_id = p_tenant and c.command_id = p_command;
end $$;

create function head_of(p_tenant uuid) returns bigint
language plpgsql as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return coalesce((select h.position from tenant_head h where h.tenant_id = p_tenant), 0);
end $$;

-- Keys of persons: read many, make one where there is none, destroy one.
create function read_person_keys(p_tenant uuid, p_persons uuid[]) returns table (person_id uuid, wrapped_key bytea)
language plpgsql as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return query select k.person_id, k.wrapped_key from person_key k where k.tenant_id = p_tenant and k.person_id = any (p_persons);
end $$;

create function make_person_key(p_tenant uuid, p_person uuid, p_wrapped bytea) returns bytea
language plpgsql as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  insert into person_key (tenant_id, person_id, wrapped_key) values (p_tenant, p_person, p_wrapped) on conflict do nothing;
  return (select k.wrapped_key from person_key k where k.tenant_id = p_tenant and k.person_id = p_person);
end $$;

create function destroy_person_key(p_tenant uuid, p_person uuid) returns void
language plpgsql as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  insert into person_key (tenant_id, person_id, destroyed_at) values (p_tenant, p_person, now())
    on conflict (tenant_id, person_id) do update set wrapped_key = null, destroyed_at = coalesce(person_key.destroyed_at, now());
  perform pg_notify('switchback_key_destroyed', p_tenant || '/' || p_person);
end $$;
