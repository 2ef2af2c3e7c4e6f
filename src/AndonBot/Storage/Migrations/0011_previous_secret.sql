-- When Slack last signed a request with the previous signing secret: doctor says whether that is still needed.
alter table workspace add column previous_secret_at timestamptz;
