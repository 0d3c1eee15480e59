-- Tenants that came from another installation. One that is not settled has its events here, and not yet its sign-ins.
create table tenant_import (
  tenant_id  uuid primary key,
  position   bigint not null,
  came_at    timestamptz not null default now(),
  settled_at timestamptz
);
