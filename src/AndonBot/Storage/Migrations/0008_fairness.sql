-- A subject that cannot be evaluated is tried again later and later, apart from all others.
alter table due add column failures int not null default 0;
-- Of two calls that wait, the one of the more severe incident leaves first.
alter table notice add column severity int not null default 2;
-- The Enterprise organisation of the workspace, whose other workspaces are not foreign.
alter table workspace add column enterprise_id text;
