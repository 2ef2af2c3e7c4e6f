-- The message that leaves next is the first of its queue, however many wait in it.
create index notice_queue on notice (workspace_id, destination, urgency, severity, queued_at)
    where state in ('deferred', 'claimed', 'in_flight', 'unknown');
-- What somebody owns or owned is found for everything that they may see.
create index action_of on action (workspace_id, owner, incident_number);
