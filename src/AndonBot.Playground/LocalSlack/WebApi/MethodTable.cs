using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>Runs the methods of the Web API after checking the token, the scope and the required arguments.</summary>
internal sealed class MethodTable(SlackState state)
{
    private static readonly Dictionary<string, Func<SlackState, ApiCall, JsonObject>> Methods = new()
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

    public static bool HasMethod(string method) => Methods.ContainsKey(method);

    /// <summary>Runs the method and returns its response. With <c>ok: true</c>, the workspace has changed as requested.</summary>
    public JsonObject Answer(ApiCall call, string? token, string? warning)
    {
        try
        {
            CheckAccess(call, token);
            var answer = new JsonObject { ["ok"] = true };
            var result = Methods[call.Method](state, call);
            answer.CopyFrom(result, [.. result.Select(p => p.Key)]);
            call.Entry.Accepted = true;
            AddWarnings(answer, warning);
            return answer;
        }
        catch (SlackErrorException error)
        {
            return error.ToAnswer();
        }
    }

    private void CheckAccess(ApiCall call, string? token)
    {
        if (!Methods.ContainsKey(call.Method))
            throw new SlackErrorException("unknown_method");
        if (call.Method != "blocks.validate" && AuthMethods.TokenError(state, call.Method, token) is { } error)
            throw new SlackErrorException(error);
        var scopes = MethodCatalogue.Scopes(call.Method);
        if (scopes.Count > 0 && !scopes.Any(state.Scopes.Contains))
            throw MissingScope(state, string.Join(',', scopes));
        if (MethodCatalogue.Required(call.Method).FirstOrDefault(name => !call.Arguments.ContainsKey(name)) is { } missing)
            throw SlackErrorException.Missing(missing);
    }

    /// <summary>Checks that the token has the scope.</summary>
    /// <exception cref="SlackErrorException">The scope is missing.</exception>
    public static void RequireScope(SlackState state, string scope)
    {
        if (!state.Scopes.Contains(scope))
            throw MissingScope(state, scope);
    }

    private static SlackErrorException MissingScope(SlackState state, string needed) =>
        new("missing_scope", new() { ["needed"] = needed, ["provided"] = string.Join(',', state.Scopes) });

    private static void AddWarnings(JsonObject answer, string? warning)
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
