-- Facts carry the world clock's time (columns …_at named after what happened); leases, pacing and look-ups carry the machine clock's.

create table workspace (
    workspace_id    text primary key,
    bot_user        text not null,
    primary_owner   text,
    installed_at    timestamptz not null default clock_timestamp()
);

create table person (
    workspace_id    text not null,
    user_id         text not null,
    display_name    text not null,
    zone            text,
    role            text not null,
    dm_channel      text,
    refreshed_at    timestamptz not null default clock_timestamp(),
    primary key (workspace_id, user_id)
);

create table line (
    workspace_id    text not null,
    line_id         bigint generated always as identity primary key,
    name            text not null,
    owner           text not null,
    members         text[] not null,
    handoff_day     int not null,
    handoff_time    time not null,
    rotation_zone   text not null,
    calendar_zone   text not null,
    days            text not null,
    opens           time not null,
    closes          time not null,
    holidays        date[] not null,
    severities      jsonb not null,
    call_webhook    text,
    retired_at      timestamptz
);
create unique index line_name on line (workspace_id, name) where retired_at is null;

create table line_channel (
    workspace_id    text not null,
    channel         text not null,
    line_id         bigint not null references line,
    place           int not null,
    retired_at      timestamptz,
    primary key (line_id, channel)
);
create unique index line_channel_one_line on line_channel (workspace_id, channel) where retired_at is null;

create table shift (
    workspace_id    text not null,
    line_id         bigint not null references line,
    starts_at       timestamptz not null,
    fixer           text not null,
    primary key (line_id, starts_at)
);

create sequence incident_number;

create table incident (
    workspace_id    text not null,
    number          bigint not null default nextval('incident_number'),
    line_id         bigint references line,
    severity        int not null,
    text            text not null,
    called_at       timestamptz not null,
    called_by       text not null,
    called_in       text not null,
    fixer           text,
    held_until      timestamptz,
    answer_from     timestamptz not null,
    round           int not null default 0,
    answered_at     timestamptz,
    answered_by     text,
    quiet_from      timestamptz,
    contained_at    timestamptz,
    contained_by    text,
    containment     text,
    cause           text,
    temporary       boolean,
    held_at         timestamptz,
    fixed_at        timestamptz,
    dismissed_at    timestamptz,
    dismissed_by    text,
    dismissed_why   text,
    merged_into     bigint,
    twin_key        text not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    primary key (workspace_id, number)
);
create index incident_open on incident (workspace_id, line_id)
    where dismissed_at is null and fixed_at is null and merged_into is null;
create index incident_twin on incident (workspace_id, twin_key, recorded_at desc);
create index incident_merged on incident (workspace_id, merged_into) where merged_into is not null;

create table stop (
    workspace_id    text not null,
    stop_id         bigint generated always as identity primary key,
    incident_number bigint not null,
    stopped_at      timestamptz not null,
    stopped_by      text,
    why             text,
    restarted_at    timestamptz,
    restarted_by    text,
    foreign key (workspace_id, incident_number) references incident
);
create index stop_incident on stop (workspace_id, incident_number);
create unique index stop_open on stop (workspace_id, incident_number) where restarted_at is null;

create table incident_event (
    workspace_id    text not null,
    event_id        bigint generated always as identity primary key,
    incident_number bigint not null,
    kind            text not null,
    at              timestamptz not null,
    who             text,
    text            text,
    foreign key (workspace_id, incident_number) references incident
);
create index incident_event_incident on incident_event (workspace_id, incident_number, event_id);

-- One row per gesture that Slack delivered: an identical delivery finds its answer here, and a text that was not (yet) a pull is kept.
create table delivery (
    workspace_id    text not null,
    key             text not null,
    user_id         text not null,
    channel         text not null,
    text            text not null,
    severity        int,
    incident_number bigint,
    answer          jsonb,
    received_at     timestamptz not null default clock_timestamp(),
    primary key (workspace_id, key)
);
create index delivery_age on delivery (received_at);

-- The ledger: what has something to come, what was said, and where.
create table due (
    workspace_id    text not null,
    subject_kind    text not null,
    subject_id      bigint not null,
    version         bigint not null default 1,
    next_notice_at  timestamptz,
    primary key (workspace_id, subject_kind, subject_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0, fillfactor = 70);
create index due_next on due (next_notice_at) where next_notice_at is not null;

create table destination (
    workspace_id    text not null,
    channel         text not null,
    next_send_at    timestamptz not null default '-infinity',
    parked_until    timestamptz not null default '-infinity',
    parked_at       timestamptz not null default '-infinity',
    lease_until     timestamptz not null default '-infinity',
    primary key (workspace_id, channel)
);

create table notice (
    id              uuid primary key default gen_random_uuid(),
    workspace_id    text not null,
    subject_kind    text not null,
    subject_id      bigint not null,
    kind            text not null,
    step            int not null,
    recipient       text not null,
    urgency         int not null,
    destination     text not null,
    state           text not null default 'deferred',
    lease_until     timestamptz not null default '-infinity',
    attempt         int not null default 0,
    failures        int not null default 0,
    last_error      text,
    shown_version   bigint not null default 0,
    channel         text,
    ts              text,
    sent_at         timestamptz,
    accepted_at     timestamptz,
    queued_at       timestamptz not null default clock_timestamp(),
    unique (workspace_id, subject_kind, subject_id, kind, step, recipient)
) with (autovacuum_vacuum_scale_factor = 0.01, fillfactor = 70);
create index notice_waiting on notice (workspace_id, destination, urgency, queued_at)
    where state in ('deferred', 'claimed', 'in_flight', 'unknown');
