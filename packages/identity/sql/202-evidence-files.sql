-- Files that clients hand in as evidence: outside the log, sealed with their own key; the event has the hash of the content.

create table evidence_file (
  tenant_id  uuid not null,
  file_id    uuid not null,
  journey_id uuid not null,
  person_id  uuid not null,
  media_type text not null,
  bytes      integer not null check (bytes between 1 and 10000000),
  sha256     text not null,
  sealed     bytea not null,
  stored_at  timestamptz not null default now(),
  primary key (tenant_id, file_id)
);
create index evidence_file_by_journey on evidence_file (tenant_id, journey_id);
select protect_by_tenant('evidence_file');
grant select, insert, delete on evidence_file to switchback_app;
