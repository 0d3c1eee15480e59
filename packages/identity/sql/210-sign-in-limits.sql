-- What all processes count together of tries to sign in. Keys are keyed fingerprints: no address of a person or machine is readable.
-- The counts may be lost in a crash of the database: a minute later they would be gone anyway.
create unlogged table rate_limit (
  key    text primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on rate_limit to switchback_app;

-- Which invitation (or set-up) made an account, so that it can be repeated where its answer was lost.
alter table account add column made_by uuid;

-- Makes an account and its first membership together. The account with this address is handed over instead where the caller
-- found it to have no role anywhere (p_empty): then its old memberships and sessions end. One that another invitation made within
-- the last hour is never handed over: its acceptance may be under way. The owner of a practice that is being founded belongs to no
-- one yet (p_tenant is null). Returns null where the address has an account already.
create function new_account(p_id uuid, p_fingerprint text, p_password_hash text, p_made_by uuid, p_empty uuid, p_tenant uuid, p_person uuid)
returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made uuid;
begin
  insert into account (id, email_fingerprint, password_hash, made_by) values (p_id, p_fingerprint, p_password_hash, p_made_by)
  on conflict (email_fingerprint) do nothing returning id into made;
  if made is null then
    update account a set password_hash = p_password_hash, made_by = p_made_by, created_at = now()
    where a.email_fingerprint = p_fingerprint and a.id = p_empty
      and (a.made_by = p_made_by or a.created_at < now() - interval '1 hour')
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

-- The account that an invitation made within the last hour.
create function account_made_by(p_made_by uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ select a.id from account a where a.made_by = p_made_by and a.created_at > now() - interval '1 hour' $$;

-- A link that an operator hands over to someone who cannot sign in: it sets a new password, once. Only its hash is kept.
create table password_reset (
  account_id uuid primary key references account on delete cascade,
  token_hash bytea not null unique,
  expires_at timestamptz not null
);
alter table password_reset enable row level security;

create function make_password_reset(p_fingerprint text, p_token_hash bytea, p_expires timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as
$$
  insert into password_reset (account_id, token_hash, expires_at)
  select a.id, p_token_hash, p_expires from account a where a.email_fingerprint = p_fingerprint
  on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
  returning true
$$;

create function has_password_reset(p_token_hash bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ select exists (select 1 from password_reset r where r.token_hash = p_token_hash and r.expires_at > now()) $$;

-- Sets the password and ends every session of the account. Returns null where the link was used or has expired.
create function use_password_reset(p_token_hash bytea, p_password_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare whose uuid;
begin
  delete from password_reset r where r.token_hash = p_token_hash and r.expires_at > now() returning r.account_id into whose;
  if whose is null then return false; end if;
  update account set password_hash = p_password_hash where id = whose;
  delete from session where account_id = whose;
  return true;
end $$;

do $$
declare signature text;
begin
  for signature in
    select p.oid::regprocedure::text from pg_proc p
    where p.proname in ('new_account', 'account_made_by', 'make_password_reset', 'has_password_reset', 'use_password_reset')
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to switchback_app', signature);
  end loop;
end $$;
