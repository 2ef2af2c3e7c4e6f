using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods of the Web API and what stands before each: token, scope, required arguments.</summary>
internal sealed class MethodTable(SlackState state)
{
    private static readonly Dictionary<string, Func<SlackState, Call, JsonObject>> Methods = new()
    {
        ["auth.test"] = AuthMethods.Test,
        ["apps.connections.open"] = AuthMethods.OpenConnection,
        ["chat.postMessage"] = ChatMethods.PostMessage,
        ["chat.update"] = ChatMethods.Update,
        ["chat.postEphemeral"] = ChatMethods.PostEphemeral,
        ["chat.delete"] = ChatMethods.Delete,
        ["chat.getPermalink"] = ChatMethods.GetPermalink,
        ["conversations.info"] = ConversationMethods.Info,
        ["conversations.list"] = ConversationMethods.List,
        ["conversations.join"] = ConversationMethods.Join,
        ["conversations.open"] = ConversationMethods.Open,
        ["conversations.members"] = ConversationMethods.Members,
        ["conversations.invite"] = ConversationMethods.Invite,
        ["conversations.history"] = HistoryMethods.History,
        ["conversations.replies"] = HistoryMethods.Replies,
        ["users.info"] = UserMethods.Info,
        ["users.list"] = UserMethods.List,
        ["users.lookupByEmail"] = UserMethods.LookupByEmail,
        ["views.open"] = ViewMethods.Open,
        ["views.push"] = ViewMethods.Push,
        ["views.update"] = ViewMethods.Update,
        ["views.publish"] = ViewMethods.Publish,
        ["blocks.validate"] = ValidateMethod.Validate,
    };

    public static bool Knows(string method) => Methods.ContainsKey(method);

    /// <summary>The answer's JSON; the workspace has changed accordingly when it says <c>ok: true</c>.</summary>
    public JsonObject Answer(Call call, string? token, string? warning)
    {
        try
        {
            Admit(call, token);
            var answer = new JsonObject { ["ok"] = true };
            var result = Methods[call.Method](state, call);
            answer.Take(result, [.. result.Select(p => p.Key)]);
            call.Entry.Accepted = true;
            Warn(answer, warning);
            return answer;
        }
        catch (Refusal refusal)
        {
            return refusal.ToAnswer();
        }
    }

    private void Admit(Call call, string? token)
    {
        if (!Methods.ContainsKey(call.Method))
            throw new Refusal("unknown_method");
        if (call.Method != "blocks.validate" && AuthMethods.TokenError(state, call.Method, token) is { } error)
            throw new Refusal(error);
        var scopes = MethodCatalogue.Scopes(call.Method);
        if (scopes.Count > 0 && !scopes.Any(state.Scopes.Contains))
            throw MissingScope(state, string.Join(',', scopes));
        if (MethodCatalogue.Required(call.Method).FirstOrDefault(name => !call.Arguments.ContainsKey(name)) is { } missing)
            throw Refusal.Missing(missing);
    }

    /// <summary>Refuses unless the token has the scope for conversations of this kind, such as <c>groups:read</c>.</summary>
    public static void RequireScope(SlackState state, string scope)
    {
        if (!state.Scopes.Contains(scope))
            throw MissingScope(state, scope);
    }

    private static Refusal MissingScope(SlackState state, string needed) =>
        new("missing_scope", new() { ["needed"] = needed, ["provided"] = string.Join(',', state.Scopes) });

    private static void Warn(JsonObject answer, string? warning)
    {
        var warnings = new[] { answer.Text("warning"), warning }.OfType<string>().ToList();
        if (warnings.Count == 0)
            return;
        answer["warning"] = string.Join(',', warnings);
        if (answer.Object("response_metadata") is { } metadata)
            metadata["warnings"] = warnings.ToJson();
        else
            answer["response_metadata"] = new JsonObject { ["warnings"] = warnings.ToJson() };
    }
}
