-- Runs on H2 and on PostgreSQL.

-- Whether the catalogue has seen the instance as it is now; false again whenever that changes.
alter table instance add column catalogued boolean default false not null;
alter table job_object add column catalogued boolean default false not null;
create index instance_catalogued on instance (catalogued, study_instance_uid);
create index job_object_catalogued on job_object (catalogued, job_key);

-- What can be searched and retrieved by DICOMweb, made from the files of the store and kept beside
-- them: to empty these tables and to set catalogued to false loses nothing.
create table catalogue_study (
  study_instance_uid varchar(64) primary key,
  source_uid varchar(64) not null,
  study_date varchar not null,
  study_time varchar not null,
  accession_number varchar not null,
  modalities_in_study varchar not null,
  referring_physician_name varchar not null,
  study_description varchar not null,
  patient_name varchar not null,
  patient_id varchar not null,
  issuer_of_patient_id varchar not null,
  patient_birth_date varchar not null,
  patient_sex varchar not null,
  study_id varchar not null,
  series_count int not null,
  instance_count int not null,
  attributes varchar not null
);
create index catalogue_study_date on catalogue_study (study_date, study_time);
create index catalogue_study_patient on catalogue_study (patient_id);
create index catalogue_study_accession on catalogue_study (accession_number);

create table catalogue_series (
  study_instance_uid varchar(64) not null,
  series_instance_uid varchar(64) not null,
  modality varchar not null,
  series_number varchar not null,
  series_description varchar not null,
  body_part_examined varchar not null,
  procedure_step_date varchar not null,
  procedure_step_time varchar not null,
  scheduled_procedure_step_id varchar not null,
  requested_procedure_id varchar not null,
  ordinal int not null,
  instance_count int not null,
  attributes varchar not null,
  primary key (study_instance_uid, series_instance_uid)
);

create table catalogue_instance (
  sop_instance_uid varchar(64) primary key,
  study_instance_uid varchar(64) not null,
  series_instance_uid varchar(64) not null,
  sop_class_uid varchar(64) not null,
  instance_number varchar not null,
  ordinal int not null,
  transfer_syntax_uid varchar(64) not null,
  sha256 varchar(64) not null,
  attributes varchar not null
);
create index catalogue_instance_series on catalogue_instance (study_instance_uid, series_instance_uid);
