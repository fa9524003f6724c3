-- Runs on H2 and on PostgreSQL.

-- priority: the higher is run first. shadow: what it made is kept and not sent. worker: who ran it last.
alter table job add column priority smallint default 0 not null;
alter table job add column shadow boolean default false not null;
alter table job add column worker varchar(50);
create index job_state on job (state);
create index outbox_state on outbox (state);

-- Without a value the two databases would order the rows differently.
update scheduled_tasks set priority = 0 where priority is null;
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
