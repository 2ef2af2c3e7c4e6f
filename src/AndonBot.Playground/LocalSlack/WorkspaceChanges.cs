using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Changes that an administrator or a member makes. Each sends the event that Slack sends to the bot.</summary>
public sealed class WorkspaceChanges
{
    private readonly WorkspaceServices _services;

    internal WorkspaceChanges(WorkspaceServices services) => _services = services;

    private SlackState State => _services.State;

    /// <summary>Adds a person or the bot to a channel, as "/invite" does.</summary>
    public void Join(Conversation channel, string personId)
    {
        ChangeAndSend(channel, () =>
        {
            if (!channel.Members.Contains(personId))
                channel.Members.Add(personId);
            return Membership("member_joined_channel", channel, personId);
        });
    }

    /// <summary>Removes a person or the bot from a channel.</summary>
    public void Leave(Conversation channel, string personId) =>
        ChangeAndSend(channel, () =>
        {
            channel.Members.Remove(personId);
            return personId == State.Bot.Id
                ? new() { ["type"] = channel.Kind == ConversationKind.Private ? "group_left" : "channel_left", ["channel"] = channel.Id }
                : Membership("member_left_channel", channel, personId);
        });

    public void Archive(Conversation channel, bool isArchived = true) =>
        ChangeAndSend(channel, () =>
        {
            channel.IsArchived = isArchived;
            var prefix = channel.Kind == ConversationKind.Private ? "group_" : "channel_";
            return new() { ["type"] = prefix + (isArchived
                ? "archive"
                : "unarchive"), ["channel"] = channel.Id, ["user"] = channel.CreatorId };
        });

    public void Rename(Conversation channel, string name) =>
        ChangeAndSend(channel, () =>
        {
            channel.Name = name;
            var described = new JsonObject
            {
                ["id"] = channel.Id, ["name"] = name, ["name_normalized"] = name, ["created"] = channel.Created.ToUnixTimeSeconds(),
            };
            return new() { ["type"] = channel.Kind == ConversationKind.Private
                ? "group_rename"
                : "channel_rename", ["channel"] = described };
        });

    /// <summary>Changes a person's profile, role or status.</summary>
    public void Person(Person person, Action<Person> change)
    {
        lock (State.Sync)
        {
            change(person);
            _services.Events.Send(new() { ["type"] = "user_change", ["user"] = UserMethods.ToJson(State, person) }, "users:read");
        }
        State.Journal.NotifyChanged();
    }

    /// <summary>Uninstalls the app: its token becomes invalid, and the bot gets two events.</summary>
    public void Uninstall()
    {
        lock (State.Sync)
        {
            State.TokenError = "account_inactive";
            var tokens = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(State.Bot.Id) };
            _services.Events.SendUninstalled(new() { ["type"] = "tokens_revoked", ["tokens"] = tokens });
            _services.Events.SendUninstalled(new() { ["type"] = "app_uninstalled" });
        }
        State.Journal.NotifyChanged();
    }

    private JsonObject Membership(string type, Conversation channel, string personId) => new()
    {
        ["type"] = type, ["user"] = personId, ["channel"] = channel.Id,
        ["channel_type"] = channel.Kind == ConversationKind.Private ? "G" : "C",
        ["team"] = State.Settings.TeamId,
    };

    /// <summary>Makes the change and sends its event if the bot is in the channel before or after it.</summary>
    private void ChangeAndSend(Conversation channel, Func<JsonObject> change)
    {
        lock (State.Sync)
        {
            var wasMember = State.IsMember(channel);
            var inner = change();
            if (wasMember || State.IsMember(channel))
                _services.Events.Send(inner, channel.ScopePrefix + ":read");
        }
        State.Journal.NotifyChanged();
    }
}
