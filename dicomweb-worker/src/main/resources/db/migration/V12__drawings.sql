-- Runs on H2 and on PostgreSQL.

-- Segmentations that came by POST /api/v1/segmentations. answer: what was answered once the object
-- is kept; replaced: a later drawing of the author on the series counts. The rows of job_object and
-- outbox that deliver the object have the drawing's id in the place of a job's key.
create table drawing (
  id varchar(64) primary key,
  file_sha256 varchar(64) not null,
  study_instance_uid varchar(64) not null,
  series_instance_uid varchar(64) not null,
  author varchar not null,
  sop_instance_uid varchar(64),
  answer text,
  replaced boolean not null,
  created_at timestamp with time zone not null
);
create index drawing_study on drawing (study_instance_uid, series_instance_uid);
create index drawing_sop on drawing (sop_instance_uid);

create table drawing_key (
  idempotency_key varchar(200) primary key,
  drawing_id varchar(64) not null
);
