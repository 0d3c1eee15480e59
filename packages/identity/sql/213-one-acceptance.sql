-- An account that an invitation has just made is not handed over by the same invitation again: of several who accept at once with
-- different passwords one has the account. A set-up that was interrupted has no person yet, and goes on.
create or replace function new_account(p_id uuid, p_fingerprint text, p_password_hash text, p_made_by uuid, p_empty uuid, p_tenant uuid, p_person uuid)
returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made uuid;
begin
  insert into account (id, email_fingerprint, password_hash, made_by) values (p_id, p_fingerprint, p_password_hash, p_made_by)
  on conflict (email_fingerprint) do nothing returning id into made;
  if made is null then
    update account a set password_hash = p_password_hash, made_by = p_made_by, created_at = now()
    where a.email_fingerprint = p_fingerprint and a.id = p_empty
      and ((a.made_by = p_made_by and p_tenant is null) or a.created_at < now() - interval '1 hour')
    returning a.id into made;
    if made is null then return null; end if;
    delete from session where account_id = made;
    delete from account_membership where account_id = made;
  end if;
  if p_tenant is not null then
    insert into account_membership (account_id, tenant_id, person_id) values (made, p_tenant, p_person);
  end if;
  return made;
end $$;
