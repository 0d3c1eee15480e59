-- The hash chain of each tenant: every append adds a link over its events and the link before, in the same transaction. Whoever
-- changes, removes, adds or reorders events afterwards breaks it (npm run switchback -- audit verify).

create table event_link (
  tenant_id      uuid not null,
  first_position bigint not null,
  last_position  bigint not null,
  -- SHA-256 of the hash before and the SHA-256 of the texts of the events, one a line, in the order of positions.
  hash           bytea not null,
  primary key (tenant_id, last_position)
);
select protect_by_tenant('event_link');
grant select, insert on event_link to switchback_app;

-- An event as the chain sees it: every column, apart by unit separators; moments in microseconds since 1970.
create function event_text(e event) returns text language sql immutable as $$
  select concat_ws(chr(31), e.position, e.stream_id, e.version, e.category, e.type, e.schema_version,
    (extract(epoch from e.occurred_at) * 1000000)::bigint, (extract(epoch from e.recorded_at) * 1000000)::bigint,
    e.actor_id, e.command_id, e.correlation_id, coalesce(e.causation_id::text, '-'), coalesce(e.subject_id::text, '-'),
    coalesce(encode(e.command_hash, 'hex'), '-'), e.data::text)
$$;

-- Events that were there before the chain: a link for each thousand.
do $$
declare
  head record;
  begun bigint;
  ended bigint;
  before bytea;
begin
  for head in select tenant_id, position from tenant_head loop
    perform set_config('app.tenants', array[head.tenant_id]::text, true);
    begun := 1;
    before := ''::bytea;
    while begun <= head.position loop
      ended := least(begun + 999, head.position);
      select sha256(before || sha256(convert_to(string_agg(event_text(e), chr(10) order by e.position), 'UTF8'))) into before
        from event e where e.tenant_id = head.tenant_id and e.position between begun and ended;
      insert into event_link values (head.tenant_id, begun, ended, before);
      begun := ended + 1;
    end loop;
  end loop;
end $$;

-- Appends a batch of many callers in one round trip and one transaction, or nothing at all where a stream is not at the
-- version that its caller expects: `misfits` then names those streams, and the batch comes again without their callers.
-- A command that was carried out before is refused by the index `command`.
-- t_ arrays have an entry for each tenant, in the order of their ids, and how many events it gets; s_ arrays one for each
-- stream; c_ arrays for each command; e_ arrays for each event, with its number within its tenant's part of the batch and
-- within its stream's. s_tenant, e_tenant, e_command and e_stream are places in those arrays, counted from 1.
-- Expected versions: 0 or more is exact, -1 any, -2 exists.
-- Gives the position of each tenant and the version of each stream before.
create or replace function append_events(
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

  -- Keys are destroyed before an erasure is recorded: whatever is appended after that is refused here.
  if exists (select 1 from person_key k
    where k.tenant_id = any (t_id) and k.person_id = any (e_subject) and k.destroyed_at is not null) then
    raise exception 'This person was erased: nothing more can be recorded of them.' using errcode = '23514';
  end if;

  with inserted as (
    insert into event
    select t_id[e.tenant], positions[e.tenant] + e.position, s_id[e.stream], versions[e.stream] + e.version,
      s_category[e.stream], e.type, e.schema, e.occurred, moment, c_actor[e.command], c_id[e.command],
      c_correlation[e.command], c_causation[e.command], e.subject, e.hash, e.data::json
    from unnest(e_tenant, e_stream, e_command, e_position, e_version, e_type, e_schema, e_occurred, e_subject, e_hash, e_data)
      as e (tenant, stream, command, position, version, type, schema, occurred, subject, hash, data)
    returning *
  )
  insert into event_link
    select i.tenant_id, min(i.position), max(i.position), sha256(coalesce((
      select l.hash from event_link l where l.tenant_id = i.tenant_id order by l.last_position desc limit 1
    ), ''::bytea) || sha256(convert_to(string_agg(event_text(i::event), chr(10) order by i.position), 'UTF8')))
    from inserted i group by i.tenant_id;

  update tenant_head h set position = h.position + t.events
    from unnest(t_id, t_events) as t (id, events) where h.tenant_id = t.id;

  perform pg_notify('switchback_appended', case when cardinality(t_id) <= 150 then array_to_string(t_id, ',') else '' end);
  return next;
end $$;
