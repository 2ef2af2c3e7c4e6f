-- Whether a webhook waits is known at once, however many messages wait for Slack.
create index notice_webhook on notice (workspace_id) where state in ('deferred', 'claimed', 'in_flight', 'unknown') and destination like '%/webhook';
