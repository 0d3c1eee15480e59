-- A session ends when it is not used for a week. Reading it notes the use, once an hour at most.
alter table session add column seen_at timestamptz not null default now();

create or replace function read_session(p_token_hash bytea)
returns table (account_id uuid, tenant_id uuid, person_id uuid, expires_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update session s set seen_at = now()
  where s.token_hash = p_token_hash and s.seen_at between now() - interval '7 days' and now() - interval '1 hour';
  return query select s.account_id, s.tenant_id, s.person_id, s.expires_at from session s
  where s.token_hash = p_token_hash and s.expires_at > now() and s.seen_at > now() - interval '7 days';
end $$;

-- Whether a session is still open, which is no use of it.
create function session_is_open(p_token_hash bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$
  select exists (
    select 1 from session s
    where s.token_hash = p_token_hash and s.expires_at > now() and s.seen_at > now() - interval '7 days'
  )
$$;

-- Every process hears of a session that ended or went to another tenant: it forgets it and ends its streams.
create function tell_session_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('switchback_session_ended', encode(old.token_hash, 'hex'));
  return null;
end $$;
create trigger session_ended after delete or update of tenant_id on session
  for each row execute function tell_session_ended();

do $$
declare signature text;
begin
  for signature in
    select p.oid::regprocedure::text from pg_proc p where p.proname in ('session_is_open', 'tell_session_ended')
  loop
    execute format('revoke all on function %s from public', signature);
  end loop;
  grant execute on function session_is_open to switchback_app;
end $$;
