-- Revision 1
-- The one definition of append_events. When it changes, raise the revision: the next start of the program replaces the function,
-- and a program with a lower revision refuses the database. The copies in numbered files are history, and run before this one.
--
-- Appends a batch of many callers in one round trip and one transaction, or nothing at all where a stream is not at the
-- version that its caller expects: `misfits` then names those streams, and the batch is sent again without their callers.
-- A command that was executed before is refused by the index `command`.
-- t_ arrays have an entry for each tenant, in the order of their ids, and how many events it gets; s_ arrays one for each
-- stream; c_ arrays for each command; e_ arrays for each event, with its number within its tenant's part of the batch and
-- within its stream's. s_tenant, e_tenant, e_command and e_stream are places in those arrays, counted from 1.
-- Expected versions: 0 for a new stream. Earlier versions of the program also sent -1 (any) and -2 (exists).
-- Returns the position of each tenant and the version of each stream before.
--
-- An example. Two callers of one tenant: A appends two events to stream a, at version 3; B appends one to the new stream b.
--   t_id {T}  t_events {3}
--   s_tenant {1,1}  s_id {a,b}  s_category {journey,cohort}  s_expected {3,0}
--   c_id {A,B}  c_actor, c_correlation, c_causation: one each
--   e_tenant {1,1,1}  e_stream {1,1,2}  e_command {1,1,2}  e_position {1,2,3}  e_version {1,2,1}  e_type ... e_digest: one each
-- With T at position 10 this returns positions {10}, versions {3,0}, misfits null: A's events are 11 and 12, B's is 13.
create or replace function append_events(
  t_id uuid[], t_events integer[],
  s_tenant integer[], s_id uuid[], s_category text[], s_expected integer[],
  c_id uuid[], c_actor uuid[], c_correlation uuid[], c_causation uuid[],
  e_tenant integer[], e_stream integer[], e_command integer[], e_position integer[], e_version integer[], e_type text[],
  e_schema integer[], e_occurred timestamptz[], e_subject uuid[], e_hash bytea[], e_data text[], e_digest bytea[]
) returns table (positions bigint[], versions integer[], misfits integer[], moment timestamptz)
language plpgsql
set enable_seqscan = off
set enable_bitmapscan = off
set enable_mergejoin = off
-- Planning these statements takes longer than executing them: they are planned once.
set plan_cache_mode = force_generic_plan
as $$
declare
  recorded bytea;
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
  recorded := int8send((extract(epoch from moment) * 1000000)::bigint);

  -- A subquery in the list is looked up by its index for each stream; a join might read all of a tenant. From the expected
  -- version on there is one event to look at; if there is none, the newest shows how far the stream is. A stream of
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

  insert into event
    select t_id[e.tenant], positions[e.tenant] + e.position, s_id[e.stream], versions[e.stream] + e.version,
      s_category[e.stream], e.type, e.schema, e.occurred, moment, c_actor[e.command], c_id[e.command],
      c_correlation[e.command], c_causation[e.command], e.subject, e.hash, e.data::json
    from unnest(e_tenant, e_stream, e_command, e_position, e_version, e_type, e_schema, e_occurred, e_subject, e_hash, e_data)
      as e (tenant, stream, command, position, version, type, schema, occurred, subject, hash, data);

  insert into event_link (tenant_id, first_position, last_position, hash, form)
    select t_id[e.tenant], positions[e.tenant] + 1, positions[e.tenant] + t_events[e.tenant], sha256(coalesce((
      select l.hash from event_link l where l.tenant_id = t_id[e.tenant] and l.last_position = positions[e.tenant]
    ), ''::bytea) || string_agg(
      int8send(positions[e.tenant] + e.position) || recorded || int4send(versions[e.stream] + e.version) || e.digest, ''
      order by e.position
    )), 2
    from unnest(e_tenant, e_stream, e_position, e_version, e_digest) as e (tenant, stream, position, version, digest)
    group by e.tenant;

  update tenant_head h set position = h.position + t.events
    from unnest(t_id, t_events) as t (id, events) where h.tenant_id = t.id;

  perform pg_notify('switchback_appended', case when cardinality(t_id) <= 150 then array_to_string(t_id, ',') else '' end);
  return next;
end $$;
