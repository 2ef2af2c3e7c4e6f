using System.Text.Json;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack;

/// <summary>
/// The part of a workspace that is saved: people, conversations and read marks. Ephemeral messages are not saved; Slack does not keep them.
/// </summary>
internal sealed record WorkspaceSnapshot(
    int LastId, IReadOnlyList<Person> People, IReadOnlyList<ConversationSnapshot> Conversations, IReadOnlyList<ReadMarkSnapshot> ReadMarks)
{
    public static void Write(SlackState state, string path)
    {
        lock (state.Sync)
        {
            var snapshot = new WorkspaceSnapshot(
                state.LastId,
                [.. state.People.Values.Where(p => p != state.Bot)],
                [.. state.Conversations.Values.Select(c => new ConversationSnapshot(
                    c.Id, c.Name, c.Kind, c.IsArchived, c.CreatorId, c.Created, [.. c.Members], [.. c.Messages.Where(m => m.OnlyFor is null)]))],
                [.. state.ReadMarks.Select(m => new ReadMarkSnapshot(m.Key.Person, m.Key.Conversation, m.Value))]);
            // The move replaces the file in one step, so that it is never incomplete.
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(snapshot));
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    public static void Read(SlackState state, string path)
    {
        var snapshot = JsonSerializer.Deserialize<WorkspaceSnapshot>(File.ReadAllText(path))!;
        lock (state.Sync)
        {
            state.LastId = snapshot.LastId;
            foreach (var person in snapshot.People)
                state.People[person.Id] = person;
            foreach (var conversation in snapshot.Conversations)
                state.Conversations[conversation.Id] = conversation.Restore();
            foreach (var mark in snapshot.ReadMarks)
                state.ReadMarks[(mark.Person, mark.Conversation)] = mark.Until;
        }
    }
}

internal sealed record ConversationSnapshot(
    string Id, string Name, ConversationKind Kind, bool IsArchived, string CreatorId, DateTimeOffset Created, IReadOnlyList<string> Members,
    IReadOnlyList<Message> Messages)
{
    public Conversation Restore()
    {
        var conversation = new Conversation(Id, Name, Kind) { IsArchived = IsArchived, CreatorId = CreatorId, Created = Created };
        foreach (var member in Members)
            conversation.Members.Add(member);
        foreach (var message in Messages)
            conversation.Add(message);
        return conversation;
    }
}

internal sealed record ReadMarkSnapshot(string Person, string Conversation, DateTimeOffset Until);
