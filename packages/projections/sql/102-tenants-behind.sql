-- The same as before in one pass: an installation of 10,000 tenants is looked through every few seconds. A tenant is behind where a
-- projection of it is not known yet, is below the head and does not wait for an operator, or is being built.
create or replace function tenants_behind(p_projections text[]) returns setof uuid
language sql security definer set search_path = public as $$
  select h.tenant_id from tenant_head h
  left join (
    select c.tenant_id,
      count(*) filter (where c.status = 'live') as known,
      min(c.position) filter (where w.works) as least,
      bool_or(c.status = 'building' and w.works) as builds
    from projection_checkpoint c,
      lateral (select c.failure is null or c.failure ->> 'setAside' is distinct from 'true') w (works)
    where c.projection = any (p_projections)
    group by c.tenant_id
  ) checked on checked.tenant_id = h.tenant_id
  where h.position > 0
    and (checked.known is null or checked.known < cardinality(p_projections) or checked.least < h.position or checked.builds)
$$;
