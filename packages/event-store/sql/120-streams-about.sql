-- The streams that began with an event about a person: whose journeys a decision about a client must know.
create index stream_about on event (tenant_id, subject_id, category) where version = 1 and subject_id is not null;

create function streams_about(p_tenant uuid, p_category text, p_person uuid) returns setof uuid
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return query select e.stream_id from event e
    where e.tenant_id = p_tenant and e.subject_id = p_person and e.category = p_category and e.version = 1
    order by e.position limit 1000;
end $$;
