-- In which language and time zone a person reads, and how they change their password. As with all of accounts, by functions only.

alter table account add column language text, add column time_zone text;

create function preferences_of(p_account uuid) returns table (language text, time_zone text)
language sql security definer set search_path = public as
$$ select a.language, a.time_zone from account a where a.id = p_account $$;

create function set_preferences(p_account uuid, p_language text, p_time_zone text) returns void
language sql security definer set search_path = public as
$$ update account set language = p_language, time_zone = p_time_zone where id = p_account $$;

create function password_of(p_account uuid) returns text
language sql security definer set search_path = public as
$$ select a.password_hash from account a where a.id = p_account $$;

-- A new password ends every other session of the account.
create function set_password(p_account uuid, p_password_hash text, p_token_hash bytea) returns void
language sql security definer set search_path = public as
$$
  update account set password_hash = p_password_hash where id = p_account;
  delete from session where account_id = p_account and token_hash <> p_token_hash
$$;

do $$
declare signature text;
begin
  for signature in
    select p.oid::regprocedure::text from pg_proc p
    where p.proname in ('preferences_of', 'set_preferences', 'password_of', 'set_password')
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to switchback_app', signature);
  end loop;
end $$;
