using AndonBot.Tests.Faults;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>What the bot has posted since it was started, by the notice that each message carries.</summary>
internal static class Said
{
    /// <param name="after">The entry of Slack's journal after which it is read.</param>
    public static async Task<IReadOnlyList<string>> PostsAsync(AndonWorld world, int after = 0)
    {
        var said = new List<string>();
        foreach (var (id, entry) in OutboxInvariants.Posts(world.Slack).Where(post => post.Entry.Number > after))
        {
            var notice = await world.QueryAsync<string>("select concat_ws(' ', kind, 'of', subject_kind, subject_id) from notice where id = @id", new { id });
            said.Add($"{notice} {Place(world, entry.Channel!)}");
        }

        return said;
    }

    private static string Place(AndonWorld world, string id)
    {
        var conversation = world.Slack.Conversations.Single(conversation => conversation.Id == id);
        return conversation.Name.Length > 0
            ? $"in {conversation.Name}"
            : $"to {world.As(conversation.Members.Single(member => member != world.Slack.Settings.BotUserId)).Person.Handle}";
    }
}
