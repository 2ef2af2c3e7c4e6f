using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Slack;

/// <summary>The answer to an interaction: text in mrkdwn, and the buttons that do what it asks.</summary>
public sealed record Reply(string Text, params IReadOnlyList<ReplyButton> Buttons)
{
    /// <summary>Whether something was changed, so that the card and its thread show it too.</summary>
    public bool IsDone { get; init; }

    /// <summary>The input of a form that the answer is about; null for the first.</summary>
    public string? Input { get; init; }

    public Message ToMessage()
    {
        var message = new Message { Text = Text, Blocks = { Mrkdwn.Section(Text) } };
        foreach (var row in Rows())
            message.Blocks.Add(new ActionsBlock { Elements = [.. row.Select(button => button.ToButton())] });
        return message;
    }

    /// <summary>The answer as a form, where there is no channel.</summary>
    public ModalViewDefinition ToModal() => new() { Title = new PlainText("Andon"), Close = new PlainText("Close"), Blocks = ToMessage().Blocks };

    /// <summary>Slack takes an action_id once in a block, so buttons with the same one get a row each.</summary>
    private IEnumerable<IReadOnlyList<ReplyButton>> Rows() =>
        Buttons.DistinctBy(button => button.ActionId).Count() == Buttons.Count
            ? Buttons.Count == 0 ? [] : [Buttons]
            : Buttons.Select(button => new[] { button });
}

/// <summary>A button of a reply or a message.</summary>
public sealed record ReplyButton(string ActionId, string Label, string Value, bool Primary = false)
{
    public Button ToButton() => new()
    {
        ActionId = ActionId,
        Text = new PlainText(Label),
        Value = Value,
        Style = Primary ? ButtonStyle.Primary : ButtonStyle.Default,
    };
}
