-- Runs on H2 and on PostgreSQL.

-- What a recipe needs of a study, one row a phase, region or clinical value, and what is there.
create table slot_part (
  study_instance_uid varchar(64) not null,
  recipe_id varchar(100) not null,
  ordinal int not null,
  kind varchar(16) not null,
  name varchar(64) not null,
  state varchar(16) not null,
  found varchar not null,
  reason varchar(64),
  detail varchar not null,
  since timestamp with time zone not null,
  deadline timestamp with time zone,
  primary key (study_instance_uid, recipe_id, kind, name)
);

-- Of the clinical values that the last evaluation went by; empty before one.
alter table rendezvous add column clinical_digest varchar(64) default '' not null;

create index slot_job on slot (job_key);

create index instance_series on instance (series_instance_uid);

alter table orphan_segmentation add column reason varchar(64) default 'UNKNOWN_SERIES' not null;

-- content_key: what the job depends on; job_key is the same but for a job that reports a content
-- again after another one. superseded_reason: the study no longer is what the job went by.
alter table job add column content_key varchar(64) default '' not null;
update job set content_key = job_key;
alter table job add column superseded_reason varchar;
create index job_content on job (content_key);

-- What rejection notes (Key Object Selection Documents) took back, and the patient they name. An
-- empty series or SOP instance UID stands for all of the study or series, an empty study UID for
-- whichever study has the instance. No foreign keys: a note may come before its instances.
create table rejection (
  note_uid varchar(64) not null,
  study_instance_uid varchar(64) not null,
  series_instance_uid varchar(64) not null,
  sop_instance_uid varchar(64) not null,
  patient_issuer varchar not null,
  patient_id varchar not null,
  title varchar(32) not null,
  noted_at timestamp with time zone not null,
  primary key (note_uid, study_instance_uid, series_instance_uid, sop_instance_uid)
);
create index rejection_study on rejection (study_instance_uid, sop_instance_uid);

-- The last time that an instance came although a note for expired retention had taken it back.
alter table instance add column received_again_at timestamp with time zone;

-- Where the other bytes came for, and of whom; empty in rows of before, which are of the study itself.
alter table instance_conflict add column arrived_study_uid varchar(64) default '' not null;
alter table instance_conflict add column arrived_series_uid varchar(64) default '' not null;
alter table instance_conflict add column arrived_patient_issuer varchar default '' not null;
alter table instance_conflict add column arrived_patient_id varchar default '' not null;
create index instance_conflict_arrived on instance_conflict (arrived_study_uid);
