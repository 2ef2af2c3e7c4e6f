using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Rendering;
using NodaTime.Extensions;

namespace AndonBot.Playground.LocalSlack.Page;

/// <summary>The data that the page shows one person. Callers hold the lock of the state.</summary>
internal sealed class PersonPage(SlackState state, Person person)
{
    private readonly TextRenderer _renderer = new(state, person);
    private readonly PageBlocks _blocks = new(new(state, person));

    /// <summary>The workspace, the person's conversations, the open modal, and the messages of the open conversation.</summary>
    /// <param name="channel">The conversation to open. If the person is not in it, another one opens.</param>
    /// <param name="isRead">Whether to mark the conversation as read.</param>
    public JsonObject Show(string? channel, bool isRead)
    {
        var open = ConversationToOpen(channel);
        var readUntil = state.ReadMarks.GetValueOrDefault((person.Id, open.Id));
        if (isRead)
            state.ReadMarks[(person.Id, open.Id)] = state.WorldNow;
        return new()
        {
            ["team"] = state.Settings.TeamName,
            ["me"] = person.Id,
            ["now"] = state.WorldNow.ToUnixTimeMilliseconds(),
            ["zone"] = _renderer.Zone.Id,
            ["canSetClock"] = state.Settings.Clock is not null,
            ["command"] = state.Settings.Command,
            ["commandWords"] = new JsonArray([.. state.Settings.CommandWords.Select(c => new JsonObject
            {
                ["word"] = c.Word, ["usage"] = new SpanRenderer(_renderer).Mrkdwn(c.Usage),
            })]),
            ["people"] = new JsonArray([.. state.People.Values.Where(p => !p.IsDeleted).Select(PersonJson)]),
            ["conversations"] = new JsonArray([.. state.Conversations.Values.Where(c => c.Members.Contains(person.Id)).Select(ConversationJson)]),
            ["shortcuts"] = new JsonArray([.. state.Settings.Shortcuts.Select(s => new JsonObject
            {
                ["name"] = s.Name, ["callback"] = s.CallbackId, ["isForMessages"] = s.IsForMessages, ["app"] = state.Settings.BotName,
            })]),
            ["home"] = state.Views.Home(person.Id) is { } home ? HomeJson(home) : null,
            ["modal"] = state.Views.Top(person.Id) is { } view ? ModalJson(view) : null,
            ["open"] = OpenConversationJson(open, readUntil),
        };
    }

    /// <summary>Removes an ephemeral message of this person.</summary>
    public void Dismiss(Conversation conversation, string ts)
    {
        if (conversation.Find(ts) is not { } message || message.OnlyFor != person.Id)
            throw new InvalidUserActionException($"{person.ShownName} has nothing to dismiss there");
        conversation.Remove(message);
    }

    /// <summary>Sets the workspace's clock forward, for everybody.</summary>
    public void SetClock(string target)
    {
        var clock = state.Settings.Clock ?? throw new InvalidUserActionException("this workspace's clock cannot be set");
        clock.MoveTo(ClockTarget.Parse(target, clock.GetUtcNow().ToInstant(), _renderer.Zone).ToDateTimeOffset());
    }

    private JsonObject PersonJson(Person other) => new()
    {
        ["id"] = other.Id, ["name"] = other.ShownName, ["realName"] = other.RealName, ["handle"] = other.Handle, ["zone"] = other.TimeZone,
        ["isBot"] = other.IsBot, ["title"] = other.Title,
    };

    private JsonObject ConversationJson(Conversation conversation)
    {
        var mark = state.ReadMarks.GetValueOrDefault((person.Id, conversation.Id));
        var unread = Screen.Visible(conversation, person)
            .Where(m => m.Author != person.Id && Timestamps.Instant(m.Ts) > mark).ToList();
        return new()
        {
            ["id"] = conversation.Id,
            ["name"] = conversation.Name,
            ["kind"] = conversation.Kind.ToString().ToLowerInvariant(),
            ["isArchived"] = conversation.IsArchived,
            ["with"] = conversation.Kind == ConversationKind.Direct ? state.Bot.Id : null,
            ["members"] = conversation.Members.Count,
            ["isUnread"] = unread.Exists(m => m.ThreadTs is null || m.IsBroadcastReply),
            ["notifications"] = unread.Count(m => Mentions.Notified(state, conversation, m).Contains(person.Id)),
        };
    }

    /// <summary>The conversation to open: the named one if the person is in it, otherwise a channel or the person's direct messages with the app.</summary>
    private Conversation ConversationToOpen(string? channel)
    {
        var direct = state.Direct(person);
        var requested = state.FindChannel(channel);
        if (requested?.Kind == ConversationKind.Direct)
            return direct;
        var mine = state.Conversations.Values.Where(c => c.Members.Contains(person.Id)).ToList();
        return mine.Find(c => c == requested) ?? mine.Find(c => c.Kind != ConversationKind.Direct) ?? direct;
    }

    private JsonObject OpenConversationJson(Conversation conversation, DateTimeOffset readUntil)
    {
        var visible = Screen.Visible(conversation, person);
        return new()
        {
            ["id"] = conversation.Id,
            ["readUntil"] = readUntil.ToUnixTimeMilliseconds() / 1000.0,
            ["messages"] = new JsonArray([.. Screen.Roots(visible).Select(root =>
            {
                var shown = MessageJson(root);
                shown["replies"] = new JsonArray([.. Screen.Replies(root, visible).Select(MessageJson)]);
                return shown;
            })]),
        };
    }

    private JsonObject MessageJson(Message message)
    {
        var at = Timestamps.Instant(message.Ts);
        return new()
        {
            ["ts"] = message.Ts,
            ["time"] = _renderer.TimeOfDay(at),
            ["day"] = _renderer.Day(at),
            ["date"] = _renderer.Date(at),
            ["author"] = message.Author,
            ["name"] = message.Body.Text("username") ?? state.People.GetValueOrDefault(message.Author)?.ShownName ?? "Slackbot",
            ["isOnlyForMe"] = message.OnlyFor is not null,
            ["isEdited"] = message.IsEdited,
            ["blocks"] = message.Blocks is { } blocks ? _blocks.Blocks(blocks.Objects()) : _blocks.Text(message.Text),
        };
    }

    private JsonObject HomeJson(View view) => new()
    {
        ["hash"] = view.Body["hash"]?.DeepClone(),
        ["blocks"] = _blocks.Blocks(view.Blocks),
        ["values"] = FormValues.State(view.Values)["values"]!.DeepClone(),
    };

    private JsonObject ModalJson(View view) => new()
    {
        ["id"] = view.Id,
        ["hash"] = view.Body["hash"]?.DeepClone(),
        ["title"] = TextRenderer.Plain(view.Title),
        ["submit"] = view.Body.Object("submit").Text("text"),
        ["close"] = view.Body.Object("close").Text("text"),
        ["depth"] = state.Views.Stack(person.Id).Count,
        ["blocks"] = _blocks.Blocks(view.Blocks),
        ["values"] = FormValues.State(view.Values)["values"]!.DeepClone(),
        ["errors"] = new JsonObject(view.Errors.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value))),
        ["generalError"] = view.GeneralError,
    };
}
