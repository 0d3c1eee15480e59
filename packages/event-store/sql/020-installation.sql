-- What is known of the installation as a whole: one row.
create table installation (
  one                boolean primary key default true check (one),
  -- Made of the master key, so that a start with another key is noticed. The key cannot be worked out from it.
  key_check          bytea,
  -- Set while the demo is loaded into this database. A database where it is still set holds half a demo and nothing else.
  demo_loading_since timestamptz
);
insert into installation default values;
grant select on installation to switchback_app;
