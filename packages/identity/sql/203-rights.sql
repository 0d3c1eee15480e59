-- Who looked at whose pages: counted by day, outside the log, for those whose pages they are.
create table access_record (
  tenant_id uuid not null,
  person_id uuid not null,
  day       date not null,
  reader_id uuid not null,
  page      text not null,
  times     integer not null,
  last_at   timestamptz not null,
  primary key (tenant_id, person_id, day, reader_id, page)
);
select protect_by_tenant('access_record');
grant select, insert, update, delete on access_record to switchback_app;

-- Takes away what stands outside the log about somebody who is erased: files, records of who looked, sign-ins. An account that
-- belongs to no organisation any more goes too. Gives how many files and accounts that were.
create function forget_person(p_tenant uuid, p_person uuid) returns table (files integer, accounts integer)
language plpgsql security definer set search_path = public as $$
declare alone uuid[];
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  with gone as (delete from evidence_file f where f.tenant_id = p_tenant and f.person_id = p_person returning 1)
    select count(*) into files from gone;
  delete from access_record a where a.tenant_id = p_tenant and a.person_id = p_person;
  delete from session s where s.tenant_id = p_tenant and s.person_id = p_person;
  select coalesce(array_agg(m.account_id), '{}') into alone from account_membership m
    where m.tenant_id = p_tenant and m.person_id = p_person
      and not exists (select 1 from account_membership o where o.account_id = m.account_id and o.tenant_id <> p_tenant);
  delete from account_membership m where m.tenant_id = p_tenant and m.person_id = p_person;
  delete from session s where s.account_id = any (alone);
  delete from account a where a.id = any (alone);
  accounts := cardinality(alone);
  return next;
end $$;
revoke all on function forget_person from public;
grant execute on function forget_person to switchback_app;
