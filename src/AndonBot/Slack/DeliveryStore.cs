using System.Text.Json;
using AndonBot.Domain.Lines;
using AndonBot.Storage;
using Dapper;

namespace AndonBot.Slack;

/// <summary>Stores the interactions that Slack delivered, by key: their outcomes, and texts that wait for a second click.</summary>
public sealed partial class DeliveryStore(Database database, KillPoints kill, ILogger<DeliveryStore> logger)
{
    /// <summary>What the previous version, running beside this one, answers to an interaction that this version has served.</summary>
    private static readonly string AnswerOfThePreviousVersion =
        JsonSerializer.Serialize(new Reply("That reached me already, and is recorded.") { IsDone = true });

    /// <summary>Begins the transaction of an interaction. A second delivery waits here for the first.</summary>
    public async Task<InteractionTransaction> Begin(Interaction by)
    {
        var transaction = await database.BeginInteractive();
        try
        {
            var isFirst = await transaction.Execute("""
                insert into delivery (workspace_id, key, user_id, channel, text) values (@Workspace, @Key, @User, @Channel, '')
                on conflict (workspace_id, key) do nothing
                """, by) == 1;
            return new(transaction, by, isFirst ? null : await Earlier(transaction, by));
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps what the interaction came to, and commits.</summary>
    /// <param name="incident">The incident that it was about; null when there was none.</param>
    public async Task Commit(InteractionTransaction transaction, long? incident, StoredOutcome outcome)
    {
        await transaction.Transaction.Execute("""
            update delivery set outcome = @outcome::jsonb, answer = @answer::jsonb, incident_number = @incident
            where workspace_id = @Workspace and key = @Key and outcome is null
            """, new { transaction.By.Workspace, transaction.By.Key, incident, outcome = outcome.ToJson(), answer = AnswerOfThePreviousVersion });
        kill.Pass(KillPoints.BeforeCommit);
        await transaction.Transaction.Commit();
        kill.Pass(KillPoints.AfterCommit);
        Log.Committed(logger, transaction.By.Key, incident);
    }

    /// <summary>Keeps a text that its writer may still want to pull the cord with.</summary>
    public async Task Keep(Interaction by, string text, Severity? severity = null, string? line = null, string? message = null)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            insert into delivery (workspace_id, key, user_id, channel, text, severity, line_name, message)
            values (@Workspace, @Key, @User, @Channel, @text, @severity, @line, @message)
            on conflict (workspace_id, key) do nothing
            """, new { by.Workspace, by.Key, by.User, by.Channel, text, severity = (int?)severity, line, message });
    }

    /// <summary>The text that was kept under a key; null when it is not kept any more, or is somebody else's.</summary>
    public async Task<KeptText?> Find(Interaction by, string key)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<KeptText>("""
            select user_id as "user", channel, text, severity, line_name, message, incident_number
            from delivery where workspace_id = @Workspace and key = @key and user_id = @User
            """, new { by.Workspace, key, by.User });
    }

    /// <exception cref="AnsweredByOtherVersionException">
    /// The previous version, which stored its reply and no outcome, served it; or a newer one, with an outcome that this one does not know.
    /// </exception>
    private static async Task<StoredOutcome?> Earlier(Transaction transaction, Interaction by)
    {
        var (outcome, reply) = await transaction.SingleOrDefault<(string?, string?)>(
            "select outcome::text, answer::text from delivery where workspace_id = @Workspace and key = @Key", by);
        if (outcome is null && reply is not null)
            throw new AnsweredByOtherVersionException(JsonSerializer.Deserialize<Reply>(reply)!);
        return outcome is null ? null : StoredOutcome.FromJson(outcome) ?? throw new AnsweredByOtherVersionException(CommonReplies.AnsweredByNewer);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The delivery {Delivery} is served; it was about incident {SubjectId}.")]
        public static partial void Committed(ILogger logger, string delivery, long? subjectId);
    }
}
