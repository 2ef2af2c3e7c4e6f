-- Two users of the bot's database: andon_migrator makes tables, andon_app reads and writes rows and nothing else.
-- Run it as a superuser, in the bot's database, new or not; running it again changes nothing more. deploy/README.md, "Upgrade", says how.
select format('create role %I login', name) from unnest(array['andon_migrator', 'andon_app']) as name
where not exists (select from pg_roles where rolname = name) \gexec

select current_database() as database \gset
revoke all on database :"database" from public;
grant connect on database :"database" to andon_migrator, andon_app;
revoke all on schema public from public;
grant usage, create on schema public to andon_migrator;
grant usage on schema public to andon_app;

-- Tables and functions that are there already belong to the migrator from now on, and what it makes later is open to the app at once.
select format('alter table %s owner to andon_migrator', oid::regclass) from pg_class c
where relnamespace = 'public'::regnamespace and (relkind = 'r' or (relkind = 'S' and not exists (
    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')))) \gexec
select format('alter function %s owner to andon_migrator', oid::regprocedure) from pg_proc p
where pronamespace = 'public'::regnamespace and not exists (
    select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') \gexec
grant select, insert, update, delete on all tables in schema public to andon_app;
grant usage on all sequences in schema public to andon_app;
alter default privileges for role andon_migrator in schema public grant select, insert, update, delete on tables to andon_app;
alter default privileges for role andon_migrator in schema public grant usage on sequences to andon_app;

-- The bot ends its own statements sooner; these are for what it could not end.
alter role andon_app set statement_timeout = '30s';
alter role andon_app set lock_timeout = '10s';
alter role andon_app set idle_in_transaction_session_timeout = '60s';
