using System.Text;
using System.Text.Json.Nodes;
using SlackNet.AspNetCore;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>Behind a row of metadata, the state of a submitted form: whatever it holds, each input has a value or none.</summary>
internal static class FormStates
{
    private static readonly Delivery Reader = new(
        services => services.AddSlackNet(slack => slack.UseSigningSecret(Delivery.Settings.SigningSecret)
            .RegisterViewSubmissionHandler<FormReader>(FormReader.CallbackId)),
        app => app.UseSlackNet());

    public static IReadOnlyList<string> Words { get; } =
    [
        .. FormReader.Inputs.Select(id => $"\"{id}\":"), "{}", "[]", "null", "\"type\":", "\"plain_text_input\"", "\"static_select\"", "\"radio_buttons\"",
        "\"checkboxes\"", "\"datepicker\"", "\"timepicker\"", "\"users_select\"", "\"multi_users_select\"", "\"multi_conversations_select\"", "\"value\":",
        "\"selected_option\":", "\"selected_options\":", "\"selected_date\":", "\"selected_time\":", "\"selected_user\":", "\"2030-01-07\"", "\"24:00\"",
        "\"1.00:00\"", "\"-1:00\"", "12", "A34", "home",
    ];

    public static void Try(string text)
    {
        if (text.Split('\n', 2) is not [var metadata, var state])
            return;
        var payload = $$"""
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"1","view":{"id":"V1","type":"modal",
            "callback_id":"{{FormReader.CallbackId}}","private_metadata":{{JsonValue.Create(metadata).ToJsonString()}},"state":{"values":{{state}} } } }
            """;
        var status = Reader.Status("/slack/action", Encoding.ASCII.GetBytes("payload=" + Uri.EscapeDataString(payload)));
        Unless(status is 200 or 400, $"The status is {status}.");
    }
}
