-- What Slack last said about the channels that lines, and incidents without a line, belong to.
create table channel (
    workspace_id    text not null,
    channel         text not null,
    -- Null until Slack has said it.
    is_private      boolean,
    -- Null while they are not read, as in a public channel of a workspace without guests.
    members         text[],
    -- When a replica last asked Slack.
    asked_at        timestamptz not null,
    primary key (workspace_id, channel)
);
-- Incidents for which no line is chosen belong to the channel in which they were pulled. There are few.
create index incident_without_line on incident (workspace_id) where line_id is null;
-- Why somebody is a stranger, in words that the previous version does not read: the role stays as it was.
alter table person add column standing text;
