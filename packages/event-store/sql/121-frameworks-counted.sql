-- How many frameworks a tenant has: a practice has a limit, and each framework is a stream of its own.
create index framework_begun on event (tenant_id) where version = 1 and category = 'framework';

create function frameworks_of(p_tenant uuid) returns bigint
language plpgsql
set enable_seqscan = off
as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  return (select count(*) from event e where e.tenant_id = p_tenant and e.version = 1 and e.category = 'framework');
end $$;
