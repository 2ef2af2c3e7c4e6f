-- Why somebody is a stranger, in words that the previous version does not read: the role stays as it was.
alter table person add column standing text;
