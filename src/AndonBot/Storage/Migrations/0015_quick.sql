-- The most urgent messages are found without reading all that wait, and the people of a line who cannot act without reading everybody.
create index notice_first on notice (urgency, severity, queued_at) where state in ('deferred', 'claimed', 'in_flight', 'unknown');
create index person_restricted on person (workspace_id, user_id) where role in ('Stranger', 'Guest');
