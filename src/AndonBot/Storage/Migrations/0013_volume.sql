-- What is asked for often is found without reading what is over: a million incidents cost a command no more than a thousand.

-- The newest open ones, of the workspace and of a line. A pull asks for the latter: it may be the same as one of a moment ago.
create index incident_open_newest on incident (workspace_id, number)
    where dismissed_at is null and fixed_at is null and merged_into is null;
create index incident_open_on_line on incident (workspace_id, line_id, called_at, number)
    where dismissed_at is null and fixed_at is null and merged_into is null;
-- The week of a line, for its handoff.
create index incident_called on incident (workspace_id, line_id, called_at);

-- The most urgent open actions, of the workspace and of a person; and what ended since somebody's last digest.
create index action_most_urgent on action (workspace_id, due_on, action_id) where done_at is null and dropped_at is null;
create index action_most_urgent_of on action (workspace_id, owner, due_on, action_id) where done_at is null and dropped_at is null;
create index action_ended on action (workspace_id, (coalesce(done_at, dropped_at))) where coalesce(done_at, dropped_at) is not null;

-- A fresh database has no statistics, and plans without them are bad ones: the first hundred rows are looked at, and then every fiftieth more.
alter table incident set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table incident_event set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
alter table stop set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02);
alter table action set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02);
alter table delivery set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02);
alter table due set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02);
alter table notice set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.02);
alter table destination set (autovacuum_analyze_threshold = 100, autovacuum_analyze_scale_factor = 0.1,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
