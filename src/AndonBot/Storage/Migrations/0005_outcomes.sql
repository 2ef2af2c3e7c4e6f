-- What an interaction came to, by its delivery key: the reply to a second delivery is made from it.
alter table delivery add column outcome jsonb;
