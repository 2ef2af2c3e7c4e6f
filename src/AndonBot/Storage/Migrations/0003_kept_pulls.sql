-- A pull that found its twin is kept with all that it was given, for Pull anyway.

-- The line that the puller chose.
alter table delivery add column line_name text;
-- The permalink of the message that it was pulled at.
alter table delivery add column message text;
