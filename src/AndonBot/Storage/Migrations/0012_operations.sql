-- Whether it was told that the bot's messages are late, so that of all replicas one tells.
create table alarm (
    workspace_id    text primary key,
    began_at        timestamptz not null default clock_timestamp(),
    over_at         timestamptz
);
-- When the operator had this person forgotten: no name and no time zone is stored any more.
alter table person add column forgotten_at timestamptz;
