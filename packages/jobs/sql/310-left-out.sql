-- For each table and atom of a release, those who were left out of its figures: a replay leaves them out too.
alter table reporting_release add column without jsonb not null default '{}';
