-- Who can sign in. Accounts stand above tenants, so no tenant's setting opens these tables: the program has no right to them
-- at all and reaches them through the functions below, each of which answers one question.

create table account (
  id                uuid primary key,
  email_fingerprint text not null unique,
  password_hash     text not null,
  created_at        timestamptz not null default now()
);

create table account_membership (
  account_id uuid not null references account,
  tenant_id  uuid not null,
  person_id  uuid not null,
  linked_at  timestamptz not null default clock_timestamp(),
  primary key (account_id, tenant_id)
);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  tenant_id  uuid not null,
  person_id  uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_account on session (account_id);

do $$
declare name text;
begin
  foreach name in array array['account', 'account_membership', 'session'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end $$;

create function find_account(p_fingerprint text) returns table (id uuid, password_hash text)
language sql security definer set search_path = public as
$$ select a.id, a.password_hash from account a where a.email_fingerprint = p_fingerprint $$;

create function make_account(p_id uuid, p_fingerprint text, p_password_hash text) returns uuid
language sql security definer set search_path = public as
$$
  insert into account (id, email_fingerprint, password_hash) values (p_id, p_fingerprint, p_password_hash)
  on conflict (email_fingerprint) do nothing returning id
$$;

create function link_account(p_account uuid, p_tenant uuid, p_person uuid) returns void
language sql security definer set search_path = public as
$$ insert into account_membership values (p_account, p_tenant, p_person) on conflict do nothing $$;

create function memberships_of(p_account uuid) returns table (tenant_id uuid, person_id uuid)
language sql security definer set search_path = public as
$$ select m.tenant_id, m.person_id from account_membership m where m.account_id = p_account order by m.linked_at $$;

create function any_account() returns boolean
language sql security definer set search_path = public as $$ select exists (select 1 from account) $$;

create function open_session(p_token_hash bytea, p_account uuid, p_tenant uuid, p_person uuid, p_expires timestamptz) returns void
language sql security definer set search_path = public as
$$
  delete from session where expires_at < now();
  insert into session (token_hash, account_id, tenant_id, person_id, expires_at)
  values (p_token_hash, p_account, p_tenant, p_person, p_expires)
$$;

create function read_session(p_token_hash bytea) returns table (account_id uuid, tenant_id uuid, person_id uuid, expires_at timestamptz)
language sql security definer set search_path = public as
$$
  select s.account_id, s.tenant_id, s.person_id, s.expires_at from session s
  where s.token_hash = p_token_hash and s.expires_at > now()
$$;

create function switch_session(p_token_hash bytea, p_tenant uuid) returns boolean
language sql security definer set search_path = public as
$$
  update session s set tenant_id = m.tenant_id, person_id = m.person_id
  from account_membership m
  where s.token_hash = p_token_hash and m.account_id = s.account_id and m.tenant_id = p_tenant returning true
$$;

create function close_session(p_token_hash bytea) returns void
language sql security definer set search_path = public as $$ delete from session where token_hash = p_token_hash $$;

do $$
declare signature text;
begin
  for signature in
    select p.oid::regprocedure::text from pg_proc p
    where p.proname in ('find_account', 'make_account', 'link_account', 'memberships_of', 'any_account', 'open_session',
      'read_session', 'switch_session', 'close_session')
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to switchback_app', signature);
  end loop;
end $$;
