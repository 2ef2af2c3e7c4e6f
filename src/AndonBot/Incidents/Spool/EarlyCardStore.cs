using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace AndonBot.Incidents.Spool;

/// <summary>Makes announcements of kept pulls the cards of their incidents.</summary>
internal sealed class EarlyCardStore(Database database)
{
    /// <summary>
    /// In the transaction that records the pull. The card is behind every version, so it is updated at once; if it is not known whether Slack has it,
    /// it is looked for first.
    /// </summary>
    private static readonly string AdoptCard = $"""
        with opened as (
            insert into destination (workspace_id, channel) values ($1, $4) on conflict do nothing
        )
        insert into notice (id, workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, severity, destination, state, lease_until,
            channel, ts, sent_at, accepted_at)
        select $3, $1, '{IncidentStore.SubjectKind}', i.number, '{CardLadder.Name}', $8, '{CardLadder.Occurrence}', $4, {(int)Urgency.Card}, i.severity, $4,
            case when $5::text is null then 'unknown' else 'accepted' end, case when $5 is null then clock_timestamp() + $6 else '-infinity' end,
            case when $5 is null then null else $4 end, $5, $9, case when $5 is null then null else $7 end
        from delivery d join incident i on i.workspace_id = d.workspace_id and i.number = d.incident_number
        where d.workspace_id = $1 and d.key = $2 and i.dismissed_at is null and not exists (
            select from notice n
            where n.workspace_id = $1 and n.subject_kind = '{IncidentStore.SubjectKind}' and n.subject_id = i.number and n.kind = '{CardLadder.Name}')
        on conflict do nothing
        """;

    /// <summary>The command that makes an announcement the card of the incident that the delivery made or found.</summary>
    public static NpgsqlBatchCommand Adopt(Interaction by, EarlyCard card, TimeSpan lookAfter, Instant sentAt) => new(AdoptCard)
    {
        Parameters =
        {
            Text(by.Workspace), Text(by.Key), new NpgsqlParameter<Guid> { TypedValue = card.Id }, Text(card.Channel), Text(card.Ts),
            new() { Value = Duration.FromTimeSpan(lookAfter), NpgsqlDbType = NpgsqlDbType.Interval },
            new() { Value = by.Now, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<int> { TypedValue = StepsOfThePreviousVersion.StepOf(CardLadder.Name, CardLadder.Occurrence) },
            new() { Value = sentAt, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    /// <summary>The incident of a delivery, whether the announcement is its card, and where its card is.</summary>
    public async Task<(long? Number, bool IsCard, string? Channel, string? Ts)> Find(KeptPull pull)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<(long?, bool, string?, string?)>($"""
            select d.incident_number, coalesce(n.id = @Id, false), n.channel, n.ts from delivery d
            left join lateral (
                select id, channel, ts from notice n where n.workspace_id = d.workspace_id and n.subject_kind = '{IncidentStore.SubjectKind}'
                  and n.subject_id = d.incident_number and n.kind = '{CardLadder.Name}'
                order by (n.id = @Id) desc, n.ts is null limit 1) n on true
            where d.workspace_id = @Workspace and d.key = @Key
            """, new { pull.Id, pull.Workspace, pull.Key });
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
