using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods conversations.*, except history and replies.</summary>
internal static class ConversationMethods
{
    private static readonly Dictionary<string, ConversationKind> Types = new()
    {
        ["public_channel"] = ConversationKind.Public,
        ["private_channel"] = ConversationKind.Private,
        ["im"] = ConversationKind.Direct,
    };

    /// <summary>Finds a conversation that the bot can see.</summary>
    /// <exception cref="SlackErrorException">There is none; the error code is <c>channel_not_found</c>.</exception>
    public static Conversation Visible(SlackState state, string reference) =>
        state.FindChannel(reference) is { } found && state.IsVisible(found) ? found : throw new SlackErrorException("channel_not_found");

    public static JsonObject Info(SlackState state, ApiCall call)
    {
        var conversation = Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        MethodTable.RequireScope(state, conversation.ScopePrefix + ":read");
        return new() { ["channel"] = ToJson(state, conversation, call.Flag("include_num_members")) };
    }

    public static JsonObject List(SlackState state, ApiCall call)
    {
        var kinds = new List<ConversationKind>();
        foreach (var type in (call.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries))
        {
            if (type == "mpim")
                MethodTable.RequireScope(state, "mpim:read");
            else if (!Types.TryGetValue(type, out var kind))
                throw new SlackErrorException("invalid_types");
            else
                kinds.Add(kind);
        }
        var found = state.Conversations.Values.Where(c => kinds.Contains(c.Kind) && state.IsVisible(c)).ToList();
        foreach (var kind in kinds)
            MethodTable.RequireScope(state, new Conversation("", "", kind).ScopePrefix + ":read");
        if (call.Flag("exclude_archived"))
            found.RemoveAll(c => c.IsArchived);
        var page = CursorPage<Conversation>.Of(found, call, defaultLimit: 100, maximum: 999);
        return new()
        {
            ["channels"] = new JsonArray([.. page.Items.Select(c => ToJson(state, c, withCount: true))]),
            ["response_metadata"] = page.Metadata,
        };
    }

    public static JsonObject Join(SlackState state, ApiCall call)
    {
        var conversation = Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        if (conversation.Kind != ConversationKind.Public)
            throw new SlackErrorException("method_not_supported_for_channel_type");
        if (conversation.IsArchived)
            throw new SlackErrorException("is_archived");
        var already = state.IsMember(conversation);
        if (!already)
            conversation.Members.Add(state.Bot.Id);
        var answer = new JsonObject { ["channel"] = ToJson(state, conversation) };
        if (already)
            answer["warning"] = "already_in_channel";
        return answer;
    }

    public static JsonObject Open(SlackState state, ApiCall call)
    {
        MethodTable.RequireScope(state, "im:write");
        if (call.Text("channel") is { Length: > 0 } channel)
            return Opened(state, call, Visible(state, channel), already: true);
        var users = call.Text("users") ?? throw new SlackErrorException("users_list_not_supplied");
        var ids = users.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0)
            throw new SlackErrorException("not_enough_users");
        if (ids.Length > 8)
            throw new SlackErrorException("too_many_users");
        if (ids.Length > 1)
            MethodTable.RequireScope(state, "mpim:write");
        if (!state.People.TryGetValue(ids[0], out var person))
            throw new SlackErrorException("user_not_found");
        if (person.IsStranger)
            throw new SlackErrorException("user_not_visible");
        if (person.IsDeleted)
            throw new SlackErrorException("user_disabled");
        if (person.Id == state.Bot.Id || ids.Length > 1)
            throw new SlackErrorException("invalid_user_combination");
        var already = state.FindDirect(person) is not null;
        return Opened(state, call, state.Direct(person), already);
    }

    public static JsonObject Members(SlackState state, ApiCall call)
    {
        var conversation = Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        MethodTable.RequireScope(state, conversation.ScopePrefix + ":read");
        var page = CursorPage<string>.Of([.. conversation.Members], call, defaultLimit: 100, maximum: 1000);
        return new() { ["members"] = page.Items.ToJson(), ["response_metadata"] = page.Metadata };
    }

    public static JsonObject Invite(SlackState state, ApiCall call)
    {
        var conversation = Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        if (conversation.IsArchived)
            throw new SlackErrorException("is_archived");
        if (!state.IsMember(conversation))
            throw new SlackErrorException("not_in_channel");
        var ids = call.Required("users").Split(',', StringSplitOptions.TrimEntries);
        var errors = ids.Select(id => (Id: id, Error: InviteError(state, conversation, id))).Where(e => e.Error is not null).ToList();
        if (errors.Count > 0 && !(call.Flag("force") && errors.Count < ids.Length))
        {
            var details = errors.Select(e => (JsonNode)new JsonObject { ["user"] = e.Id, ["ok"] = false, ["error"] = e.Error });
            throw new SlackErrorException(errors[0].Error!, ids.Length > 1 ? new() { ["errors"] = new JsonArray([.. details]) } : null);
        }
        foreach (var id in ids.Except(errors.Select(e => e.Id)))
            conversation.Members.Add(id);
        return new() { ["channel"] = ToJson(state, conversation) };
    }

    internal static JsonObject ToJson(SlackState state, Conversation conversation, bool withCount = false)
    {
        var created = conversation.Created.ToUnixTimeSeconds();
        if (conversation.Kind == ConversationKind.Direct)
        {
            return new()
            {
                ["id"] = conversation.Id, ["created"] = created, ["is_archived"] = false, ["is_im"] = true, ["is_org_shared"] = false,
                ["context_team_id"] = state.Settings.TeamId, ["user"] = state.OtherMember(conversation).Id, ["is_open"] = true,
                ["priority"] = 0,
            };
        }
        var isPrivate = conversation.Kind == ConversationKind.Private;
        var shared = conversation.Members.Any(id => state.People.GetValueOrDefault(id)?.ForeignTeamId is not null);
        var json = new JsonObject
        {
            ["id"] = conversation.Id, ["name"] = conversation.Name, ["is_channel"] = true, ["is_group"] = false, ["is_im"] = false,
            ["is_mpim"] = false,
            ["is_private"] = isPrivate, ["created"] = created, ["is_archived"] = conversation.IsArchived,
            ["is_general"] = conversation.Name == "general",
            ["unlinked"] = 0, ["name_normalized"] = conversation.Name, ["is_shared"] = shared, ["is_org_shared"] = false,
            ["is_pending_ext_shared"] = false, ["pending_shared"] = new JsonArray(), ["context_team_id"] = state.Settings.TeamId,
            ["updated"] = conversation.Created.ToUnixTimeMilliseconds(), ["creator"] = conversation.CreatorId, ["is_ext_shared"] = shared,
            ["shared_team_ids"] = new JsonArray(state.Settings.TeamId), ["is_member"] = state.IsMember(conversation),
            ["topic"] = Empty(), ["purpose"] = Empty(), ["previous_names"] = new JsonArray(),
        };
        if (withCount)
            json["num_members"] = conversation.Members.Count;
        return json;

        static JsonObject Empty() => new() { ["value"] = "", ["creator"] = "", ["last_set"] = 0 };
    }

    private static JsonObject Opened(SlackState state, ApiCall call, Conversation direct, bool already)
    {
        call.Entry.Channel = direct.Id;
        var answer = new JsonObject();
        if (already)
            (answer["no_op"], answer["already_open"]) = (true, true);
        answer["channel"] = call.Flag("return_im") ? ToJson(state, direct) : new JsonObject { ["id"] = direct.Id };
        return answer;
    }

    private static string? InviteError(SlackState state, Conversation conversation, string id) =>
        id == state.Bot.Id ? "cant_invite_self"
        : !state.People.TryGetValue(id, out var person) ? "user_not_found"
        : person.IsDeleted ? "cant_invite"
        : conversation.Members.Contains(id) ? "already_in_channel"
        : null;
}
