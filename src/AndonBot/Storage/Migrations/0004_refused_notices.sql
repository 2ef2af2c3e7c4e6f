-- What Slack refused is a handful among all that was ever said.
create index notice_refused on notice (workspace_id, recipient) where state = 'refused';

-- When Slack last took something there: what it refused before is mended.
alter table destination add column taken_at timestamptz;
