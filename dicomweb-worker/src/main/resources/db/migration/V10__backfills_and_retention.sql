-- Runs on H2 and on PostgreSQL.

-- Old studies that are fetched day by day. Days are ISO dates; worker has it until leased_until.
create table backfill (
  id varchar(64) primary key,
  source varchar(64) not null,
  first_day varchar(16) not null,
  last_day varchar(16) not null,
  per_hour int not null,
  dry_run boolean not null,
  state varchar(16) not null,
  next_day varchar(16) not null,
  last_study varchar(64) not null,
  studies int not null,
  fetched_studies int not null,
  failed_studies int not null,
  instances bigint not null,
  lacking bigint not null,
  next_at timestamp with time zone not null,
  detail varchar not null,
  worker varchar(64) not null,
  leased_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create index backfill_source on backfill (source, state, created_at);

-- When the file of an instance was given up: it is known, and no longer there.
alter table instance add column purged_at timestamp with time zone;
create index instance_purged on instance (purged_at);
