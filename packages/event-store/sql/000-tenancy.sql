-- Puts a table under row-level security by its tenant_id, for everybody, its owner too.
create function protect_by_tenant(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy of_tenant on %I using (tenant_id = any ((select nullif(current_setting(''app.tenants'', true), '''')::uuid[])::uuid[]))',
    name
  );
end $$;
