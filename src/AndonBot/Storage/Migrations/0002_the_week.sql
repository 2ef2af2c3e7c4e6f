-- The week: shifts that are handed over, postmortems with a due time, actions, and people as subjects of a daily digest.

-- The Monday (in the rotation's zone) of the week whose handoff began the shift; null for one that no handoff began, such as a line's first.
alter table shift add column week date;
alter table shift add column accepted_at timestamptz;
alter table shift add column accepted_by text;
create unique index shift_week on shift (line_id, week) where week is not null;

-- When the handoff's day, time or zone was last changed: handoffs before it are none.
alter table line add column handoff_since timestamptz;

alter table incident add column held_by text;
-- The postmortem's due time where somebody moved it by hand; else it is computed from the facts.
alter table incident add column postmortem_due_at timestamptz;
alter table incident add column postmortem_moves int not null default 0;
-- The latest due time that passed before the postmortem was held.
alter table incident add column postmortem_missed_at timestamptz;
alter table incident add column back_at timestamptz;

create table postmortem (
    workspace_id    text not null,
    incident_number bigint not null,
    happened        text,
    root_cause      text,
    written_at      timestamptz not null,
    written_by      text not null,
    primary key (workspace_id, incident_number),
    foreign key (workspace_id, incident_number) references incident
);

create sequence action_number;

create table action (
    workspace_id    text not null,
    action_id       bigint not null default nextval('action_number'),
    incident_number bigint not null,
    text            text not null,
    owner           text not null,
    due_on          date not null,
    first_due_on    date not null,
    moves           int not null default 0,
    temporary       boolean not null,
    vague           boolean not null,
    added_at        timestamptz not null,
    added_by        text not null,
    -- Since when it has its present owner and date; a morning's digest tells what stood then.
    stands_from     timestamptz not null,
    done_at         timestamptz,
    done_by         text,
    evidence        text,
    dropped_at      timestamptz,
    dropped_by      text,
    dropped_why     text,
    help_at         timestamptz,
    help_by         text,
    primary key (workspace_id, action_id),
    foreign key (workspace_id, incident_number) references incident
);
create index action_incident on action (workspace_id, incident_number);
create index action_open on action (workspace_id, owner) where done_at is null and dropped_at is null;

alter table person add column person_id bigint generated always as identity;
create unique index person_number on person (person_id);

insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
select workspace_id, 'line', line_id, clock_timestamp() from line where retired_at is null;
