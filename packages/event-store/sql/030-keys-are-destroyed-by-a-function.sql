-- The program may no longer change a person's key by itself: whoever has SQL as the program could destroy every key with one
-- statement. A key is destroyed by this function alone, one person at a time, and other processes are notified.
create or replace function destroy_person_key(p_tenant uuid, p_person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  insert into person_key (tenant_id, person_id, destroyed_at) values (p_tenant, p_person, now())
    on conflict (tenant_id, person_id) do update set wrapped_key = null, destroyed_at = coalesce(person_key.destroyed_at, now());
  perform pg_notify('switchback_key_destroyed', p_tenant || '/' || p_person);
end $$;
revoke all on function destroy_person_key from public;
grant execute on function destroy_person_key to switchback_app;
revoke update on person_key from switchback_app;

-- Of a tenant's head only the position moves.
revoke update on tenant_head from switchback_app;
grant update (position) on tenant_head to switchback_app;
