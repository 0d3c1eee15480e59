-- Which log feeds the views of this installation. It is claimed by the first start, and changed by moving from one to the other.
create table log_in_use (
  one   boolean primary key default true check (one),
  log   text not null check (log in ('embedded', 'kafka')),
  since timestamptz not null default now()
);
grant select, insert on log_in_use to switchback_app;
