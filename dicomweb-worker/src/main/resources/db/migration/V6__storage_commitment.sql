-- Runs on H2 and on PostgreSQL.

-- What destinations were asked to commit themselves to keep, one row a request.
create table commitment (
  transaction_uid varchar(64) primary key,
  outbox_id varchar(64) not null,
  state varchar(16) not null,
  detail varchar not null,
  requested_at timestamp with time zone not null
);
create index commitment_outbox on commitment (outbox_id, requested_at);
