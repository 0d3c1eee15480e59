-- Commands that the process manager could not carry out, for another reason than the rules: it went on with the next, and an
-- operator looks at these. Names and codes alone, nothing of what people wrote. A tenant keeps its newest thousand.
create table process_manager_refusal (
  tenant_id  uuid not null,
  -- The event that the command follows from, and which of its commands it is, counted from 0.
  position   bigint not null,
  number     integer not null,
  command    text not null,
  reason     text not null,
  at         timestamptz not null default now(),
  primary key (tenant_id, position, number)
);
select protect_by_tenant('process_manager_refusal');
grant select, insert, delete on process_manager_refusal to switchback_app;
