using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>Applies the app's response to a submission to the modal.</summary>
internal static class ResponseActions
{
    private const string ConnectionError = "We had some trouble connecting. Try again?";

    /// <summary>Applies the response, or shows the general error when the response is late or invalid.</summary>
    public static void Apply(SlackState state, View view, DeliveryResult result)
    {
        view.Errors = new Dictionary<string, string>();
        view.GeneralError = null;
        if (result.Failure is not null || !TryApply(state, view, result))
            view.GeneralError = ConnectionError;
    }

    private static bool TryApply(SlackState state, View view, DeliveryResult result)
    {
        if (result.Body.Length == 0)
        {
            state.Views.Close(view);
            return true;
        }
        if (result.ContentType != "application/json" || JsonReading.ParseOrNull(result.Body) is not JsonObject answer)
            return false;
        switch (answer.Text("response_action"))
        {
            case "errors":
                return ShowErrors(view, answer.Object("errors"));
            case "update" when IsModal(answer["view"]):
                ViewMethods.Replace(state, view, answer.Object("view")!);
                return true;
            case "push" when IsModal(answer["view"]) && state.Views.Stack(view.PersonId).Count < Views.MaxDepth:
                state.Views.Push(ViewMethods.CreateView(state, answer.Object("view")!, view.PersonId, view));
                return true;
            case "clear":
                state.Views.Clear(view.PersonId);
                return true;
            case null when answer.Count == 0:
                state.Views.Close(view);
                return true;
            default:
                return false;
        }
    }

    private static bool ShowErrors(View view, JsonObject? errors)
    {
        var inputs = view.Blocks.Where(b => b.Text("type") == "input").Select(b => b.Text("block_id")!).ToHashSet();
        if (errors is not { Count: > 0 } || errors.Any(e => !inputs.Contains(e.Key) || e.Value.AsText() is null))
            return false;
        view.Errors = errors.ToDictionary(e => e.Key, e => e.Value!.GetValue<string>());
        return true;
    }

    private static bool IsModal(JsonNode? view) => view.Text("type") == "modal" && ViewMethods.ErrorMessages(view).Count == 0;
}
