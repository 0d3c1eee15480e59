-- How far each tenant's events were published to a topic. The store is the truth: a mark may lag, and is moved by compare-and-set.
create table relay_mark (
  tenant_id uuid not null,
  topic     text not null,
  position  bigint not null,
  primary key (tenant_id, topic)
);
select protect_by_tenant('relay_mark');
grant select, insert, update, delete on relay_mark to switchback_app;

-- The one look across tenants that the relay needs: whose head is ahead of its mark, and by how many events.
create function tenants_unpublished(p_topic text) returns table (tenant_id uuid, events bigint)
language sql security definer set search_path = public as $$
  select h.tenant_id, h.position - coalesce(m.position, 0) from tenant_head h
  left join relay_mark m on m.tenant_id = h.tenant_id and m.topic = p_topic
  where h.position > coalesce(m.position, 0)
$$;
revoke all on function tenants_unpublished from public;
grant execute on function tenants_unpublished to switchback_app;

-- The next events of some tenants, each in the order of positions: at most p_limit of each, and no more once p_bytes are passed.
create function read_unpublished(p_topic text, p_tenants uuid[], p_limit integer, p_bytes bigint) returns setof event
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', p_tenants::text, true);
  return query
    select (found.event).* from unnest(p_tenants) with ordinality as t (id, place), lateral (
      select next as event, sum(octet_length(next.data::text)) over (order by next.position) - octet_length(next.data::text) as before
      from (
        select * from event e
        where e.tenant_id = t.id
          and e.position > coalesce((select m.position from relay_mark m where m.tenant_id = t.id and m.topic = p_topic), 0)
        order by e.position limit p_limit
      ) next
    ) found
    where found.before < p_bytes
    order by t.place, (found.event).position;
end $$;

-- Moves marks by compare-and-set; gives how many were moved.
create function move_marks(p_topic text, p_tenants uuid[], p_from bigint[], p_to bigint[]) returns bigint
language plpgsql
set enable_seqscan = off
as $$
declare moved bigint;
begin
  perform set_config('app.tenants', p_tenants::text, true);
  insert into relay_mark select t, p_topic, 0 from unnest(p_tenants) t on conflict do nothing;
  with moves as (
    update relay_mark m set position = n.upto from unnest(p_tenants, p_from, p_to) as n (id, since, upto)
    where m.tenant_id = n.id and m.topic = p_topic and m.position = n.since
    returning 1
  ) select count(*) into moved from moves;
  return moved;
end $$;
