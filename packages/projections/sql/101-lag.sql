-- How far each live projection is behind the store over all tenants, and how many tenants wait for an operator. Gives sums and nothing else.
create function projection_lag() returns table (projection text, events bigint, set_aside bigint)
language sql security definer set search_path = public as $$
  select c.projection, sum(h.position - c.position)::bigint, count(*) filter (where coalesce(c.failure ->> 'setAside', 'false') = 'true')
  from projection_checkpoint c join tenant_head h on h.tenant_id = c.tenant_id
  -- The policies' checkpoint moves only where something followed: it says nothing of how far they have read.
  where c.status = 'live' and c.projection not like 'policies@%'
  group by c.projection
$$;
revoke all on function projection_lag from public;
grant execute on function projection_lag to switchback_app;
