-- Counts the changes of what decides a pull: lines, channels, shifts, and who can act. A process that knows them records a pull only while they stand.
-- Triggers count them, because the version before, running beside this one, changes them too. They do so at the end of the transaction, so that
-- its row is the last one locked, and for a moment only.
create table lines_version (
    workspace_id    text primary key,
    version         bigint not null
) with (fillfactor = 50);

create function count_lines_change() returns trigger language plpgsql as $$
begin
    insert into lines_version as v (workspace_id, version) values (coalesce(new.workspace_id, old.workspace_id), 1)
    on conflict (workspace_id) do update set version = v.version + 1;
    return null;
end
$$;

create constraint trigger line_changed after insert or update or delete on line
    deferrable initially deferred for each row execute function count_lines_change();
create constraint trigger line_channel_changed after insert or update or delete on line_channel
    deferrable initially deferred for each row execute function count_lines_change();
create constraint trigger shift_changed after insert or update or delete on shift
    deferrable initially deferred for each row execute function count_lines_change();
create constraint trigger person_changed after update on person
    deferrable initially deferred for each row when (old.role is distinct from new.role or old.zone is distinct from new.zone)
    execute function count_lines_change();
-- Somebody new who can act changes no line.
create constraint trigger person_unable after insert on person
    deferrable initially deferred for each row when (new.role in ('Stranger', 'Guest'))
    execute function count_lines_change();
