-- Runs on H2 and on PostgreSQL.

-- When somebody took the job's objects back.
alter table job add column retracted_at timestamp with time zone;
