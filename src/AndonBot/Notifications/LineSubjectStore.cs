using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Notifications;

/// <summary>Lines as subjects of notifications: their handoffs. Nothing is said about a retired line.</summary>
internal sealed class LineSubjectStore(AndonSettings settings, WorldClock clock) : ISubjectStore
{
    public string Kind => LineStore.SubjectKind;

    public async Task<bool> SaveMadeByTime(Transaction transaction, Subject subject, Instant now)
    {
        if (await StaffedLineStore.WithId(transaction, subject.Workspace, subject.Id) is not { } line
            || MadeByTime.Of(subject.Id, line.Rotation, now) is not { } begun)
        {
            return false;
        }

        await ChangeStore.Write(transaction, subject.Workspace, [begun], now);
        return true;
    }

    public async Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, string workspace, IReadOnlyList<DueSubject> subjects)
    {
        List<StaffedLine> lines;
        Dictionary<string, DateTimeZone> zones;
        string? @operator;
        ILookup<long, SentNotification> sent;
        await using (var results = await run($"""
            {StaffedLineRow.Select} where l.workspace_id = @workspace and l.line_id = any(@ids) and l.retired_at is null;
            select user_id, zone from person where workspace_id = @workspace and zone is not null and user_id = any(array(
                select unnest(members) from line where line_id = any(@ids) union select fixer from shift where line_id = any(@ids)));
            select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @workspace));
            {SentRow.Select}
            """, new { workspace, ids = subjects.Select(one => one.Subject.Id).ToArray(), subjectKind = Kind, settings.Operator, kinds = SentRow.Kinds }))
        {
            lines = [.. (await results.ReadAsync<StaffedLineRow>()).Select(row => row.ToStaffedLine())];
            zones = (await results.ReadAsync<(string User, string Zone)>())
                .ToDictionary(person => person.User, person => DateTimeZoneProviders.Tzdb[person.Zone]);
            @operator = await results.ReadSingleOrDefaultAsync<string?>();
            sent = (await results.ReadAsync<SentRow>()).ToLookup(row => row.SubjectId, row => row.ToSent());
        }

        var byId = subjects.ToDictionary(one => one.Subject.Id);
        var contexts = new List<NotificationContext>();
        foreach (var line in lines)
        {
            var window = line.Rotation.At(clock.Now());
            var ofLine = sent[line.Line.Id].ToList();
            // The report is read only while the message that shows it is on its way: it takes the whole week's incidents.
            var report = window is { Before: { } before, Current.Week: not null } && ofLine.Exists(one => one.Key.Kind == HandoffLadder.Name && !one.IsFinal)
                ? await HandoffReportStore.Load(run, workspace, line.Line, before, window.Current)
                : null;
            var (subject, version) = byId[line.Line.Id];
            contexts.Add(new LineContext(subject, version, new(line.Line, line.Rotation, zones, @operator), ofLine, window, report));
        }

        return contexts;
    }
}
