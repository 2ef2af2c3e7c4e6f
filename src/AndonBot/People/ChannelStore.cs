using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.People;

/// <summary>Stores who is in the channels that lines, and incidents without a line, belong to.</summary>
public sealed class ChannelStore(Database database)
{
    private const string HasGuests = "exists (select from person p where p.workspace_id = @workspace and p.role = 'Guest')";

    /// <summary>Takes the channels that nobody has asked Slack about for a while, those never asked about first. Another replica takes others.</summary>
    public async Task<IReadOnlyList<Claim>> TakeStale(string workspace, int most)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return [.. await connection.QueryAsync<Claim>($"""
            with needed as (
                select channel from line_channel where workspace_id = @workspace
                union select i.called_in from incident i where i.workspace_id = @workspace and i.line_id is null and {Predicates.OpenIncident}
            ), stale as (
                select n.channel from needed n left join channel c on c.workspace_id = @workspace and c.channel = n.channel
                where c.channel is null or c.asked_at < clock_timestamp() - interval '5 minutes'
                    or (c.members is null and not c.is_private and c.asked_at < clock_timestamp() - interval '10 seconds' and {HasGuests})
                order by c.asked_at nulls first limit @most
            )
            insert into channel as c (workspace_id, channel, asked_at) select @workspace, channel, clock_timestamp() from stale
            on conflict (workspace_id, channel) do update set asked_at = excluded.asked_at where c.asked_at < clock_timestamp() - interval '10 seconds'
            returning c.channel, c.asked_at, {HasGuests} as with_guests
            """, new { workspace, most })];
    }

    /// <summary>Saves what Slack said, unless something has happened in the channel since it was asked.</summary>
    /// <param name="members">Null when they were not asked for.</param>
    public async Task Save(string workspace, Claim claim, bool isPrivate, IReadOnlyCollection<string>? members)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            update channel set is_private = @isPrivate, members = @members where workspace_id = @workspace and channel = @Channel and asked_at = @AskedAt
            """, new { workspace, claim.Channel, claim.AskedAt, isPrivate, members = members?.ToArray() });
    }

    /// <summary>What was known holds, and Slack is asked again in half a minute.</summary>
    public async Task Postpone(string workspace, Claim claim)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            update channel set asked_at = clock_timestamp() - interval '4 minutes 30 seconds'
            where workspace_id = @workspace and channel = @Channel and asked_at = @AskedAt
            """, new { workspace, claim.Channel, claim.AskedAt });
    }

    /// <summary>Somebody came or went. Slack is asked again, because events come late and out of order.</summary>
    public async Task Changed(string workspace, string channel, string user, bool isIn)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            update channel set asked_at = '-infinity', members = case
                when members is null then null
                when @isIn then array_append(array_remove(members, @user), @user)
                else array_remove(members, @user) end
            where workspace_id = @workspace and channel = @channel
            """, new { workspace, channel, user, isIn });
    }

    /// <summary>Whether a line lives in the channel.</summary>
    public async Task<bool> IsOfALine(string workspace, string channel)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>(
            "select exists (select from line_channel where workspace_id = @workspace and channel = @channel and retired_at is null)",
            new { workspace, channel });
    }

    /// <summary>A channel that this replica asks Slack about.</summary>
    /// <param name="AskedAt">What the row says while nothing else has happened to it.</param>
    /// <param name="WithGuests">Whether guests are known: of them the members of a public channel tell what they see.</param>
    public sealed record Claim(string Channel, Instant AskedAt, bool WithGuests);
}
