-- What cannot be undone is done only once it was found due for an hour. How long that is so far, by the clocks of the processes that
-- looked: a clock that is wrong for a while is right again before then, and what is no longer due is taken out.
create table due_finding (
  tenant_id uuid not null,
  task      text not null,
  item      text not null,
  -- Milliseconds of running processes between the first time that it was found due and the last.
  waited_ms bigint not null default 0,
  primary key (tenant_id, task, item)
);
select protect_by_tenant('due_finding');
grant select, insert, update, delete on due_finding to switchback_app;

-- What an erasure takes away, noted before it does: the record of it says that, whenever a process ends in between.
create table erasure_begun (
  tenant_id uuid not null,
  person_id uuid not null,
  files     integer not null,
  accounts  integer not null,
  primary key (tenant_id, person_id)
);
select protect_by_tenant('erasure_begun');
grant select, delete on erasure_begun to switchback_app;

-- Notes what there is about somebody outside the log, once; returns what was noted the first time.
create function begin_erasure(p_tenant uuid, p_person uuid) returns table (files integer, accounts integer)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('app.tenants', array[p_tenant]::text, true);
  insert into erasure_begun
    select p_tenant, p_person,
      (select count(*) from evidence_file f where f.tenant_id = p_tenant and f.person_id = p_person),
      (select count(*) from account_membership m where m.tenant_id = p_tenant and m.person_id = p_person
        and not exists (select 1 from account_membership o where o.account_id = m.account_id and o.tenant_id <> p_tenant))
    on conflict (tenant_id, person_id) do nothing;
  return query select e.files, e.accounts from erasure_begun e where e.tenant_id = p_tenant and e.person_id = p_person;
end $$;
revoke all on function begin_erasure from public;
grant execute on function begin_erasure to switchback_app;
