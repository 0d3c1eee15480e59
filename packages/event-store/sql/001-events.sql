-- The store: append-only events, with positions per tenant that have no hole.
-- Every table is under row-level security by tenant; the setting is read once per statement, not once per row.

create table tenant_head (
  tenant_id uuid primary key,
  position  bigint not null default 0
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
  -- With a command's first event: a fingerprint of what was asked, to tell a retry from a reused id.
  command_hash   bytea,
  data           json not null,
  primary key (tenant_id, position),
  -- The version of a stream is that of its newest event.
  unique (tenant_id, stream_id, version)
);
create unique index command on event (tenant_id, command_id) where command_hash is not null;

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
  foreach name in array array['tenant_head', 'event', 'person_key'] loop
    perform protect_by_tenant(name);
  end loop;
end $$;

-- Events can be added and read, never changed or taken away.
grant select, insert on event to switchback_app;
grant select, insert, update on tenant_head, person_key to switchback_app;

-- Appends a batch of many callers in one round trip and one transaction, or nothing at all where a stream is not at the
-- version that its caller expects: `misfits` then names those streams, and the batch comes again without their callers.
-- A command that was carried out before is refused by the index `command`.
-- t_ arrays have an entry for each tenant, in the order of their ids, and how many events it gets; s_ arrays one for each
-- stream; c_ arrays for each command; e_ arrays for each event, with its number within its tenant's part of the batch and
-- within its stream's. s_tenant, e_tenant, e_command and e_stream are places in those arrays, counted from 1.
-- Expected versions: 0 or more is exact, -1 any, -2 exists.
-- Gives the position of each tenant and the version of each stream before.
create function append_events(
  t_id uuid[], t_events integer[],
  s_tenant integer[], s_id uuid[], s_category text[], s_expected integer[],
  c_id uuid[], c_actor uuid[], c_correlation uuid[], c_causation uuid[],
  e_tenant integer[], e_stream integer[], e_command integer[], e_position integer[], e_version integer[], e_type text[],
  e_schema integer[], e_occurred timestamptz[], e_subject uuid[], e_hash bytea[], e_data text[]
) returns table (positions bigint[], versions integer[], misfits integer[], moment timestamptz)
language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_mergejoin = off
-- Planning these statements takes longer than carrying them out: they are planned once.
set plan_cache_mode = force_generic_plan
as $$
begin
  perform set_config('app.tenants', t_id::text, true);

  -- Locked in the order of tenant ids, so that two processes cannot wait for each other.
  select array_agg(h.position order by h.tenant_id) into positions
    from (select * from tenant_head where tenant_id = any (t_id) order by tenant_id for update) h;
  if cardinality(positions) is distinct from cardinality(t_id) then
    insert into tenant_head (tenant_id) select t from unnest(t_id) t order by t on conflict do nothing;
    select array_agg(h.position order by h.tenant_id) into positions
      from (select * from tenant_head where tenant_id = any (t_id) order by tenant_id for update) h;
  end if;
  moment := date_trunc('milliseconds', clock_timestamp());

  -- A subquery in the list is looked up by its index for each stream; a join might read all of a tenant. From the expected
  -- version on there is one event to look at; where there is none, the newest tells how far the stream is. A stream of
  -- another category counts as none, and the uniqueness of versions keeps it from being written to.
  select array_agg(s.actual order by s.place),
    array_agg(s.place) filter (where not (s.expected = s.actual or s.expected = -1 or (s.expected = -2 and s.actual > 0)))
    into versions, misfits
    from (
      select s.*, coalesce((
        select e.version from event e
        where e.tenant_id = t_id[s.tenant] and e.stream_id = s.id and e.version >= s.expected and e.category = s.category
        order by e.version desc limit 1
      ), (
        select e.version from event e
        where e.tenant_id = t_id[s.tenant] and e.stream_id = s.id and e.category = s.category order by e.version desc limit 1
      ), 0) as actual
      from unnest(s_tenant, s_id, s_category, s_expected) with ordinality as s (tenant, id, category, expected, place)
      offset 0
    ) s;
  if misfits is not null then
    return next;
    return;
  end if;

  insert into event
    select t_id[e.tenant], positions[e.tenant] + e.position, s_id[e.stream], versions[e.stream] + e.version,
      s_category[e.stream], e.type, e.schema, e.occurred, moment, c_actor[e.command], c_id[e.command],
      c_correlation[e.command], c_causation[e.command], e.subject, e.hash, e.data::json
    from unnest(e_tenant, e_stream, e_command, e_position, e_version, e_type, e_schema, e_occurred, e_subject, e_hash, e_data)
      as e (tenant, stream, command, position, version, type, schema, occurred, subject, hash, data);

  update tenant_head h set position = h.position + t.events
    from unnest(t_id, t_events) as t (id, events) where h.tenant_id = t.id;

  perform pg_notify('switchback_appended', case when cardinality(t_id) <= 150 then array_to_string(t_id, ',') else '' end);
  return next;
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

-- What a command did when it was carried out; its events stand side by side, at most 1,000 of them.
create function find_command(p_tenant uuid, p_command uuid)
returns table (command_hash bytea, first_position bigint, last_position bigint, recorded_at timestamptz, streams json)
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return query
    select first.command_hash, first.position, max(e.position), first.recorded_at,
      (select json_agg(json_build_object('streamId', w.stream_id, 'version', w.version) order by w.begun) from (
        select s.stream_id, max(s.version) as version, min(s.position) as begun from event s
        where s.tenant_id = p_tenant and s.position between first.position and first.position + 999 and s.command_id = p_command
        group by s.stream_id
      ) w)
    from event first
    join event e on e.tenant_id = p_tenant and e.position between first.position and first.position + 999 and e.command_id = p_command
    where first.tenant_id = p_tenant and first.command_id = p_command and first.command_hash is not null
    group by first.command_hash, first.position, first.recorded_at;
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
