-- After failures in several channels one message at a time tries whether Slack takes messages again.
alter table destination add column failures int not null default 0;
alter table destination add column failed text;
alter table destination add column probe_at timestamptz not null default '-infinity';
