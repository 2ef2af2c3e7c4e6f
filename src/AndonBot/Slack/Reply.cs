using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Slack;

/// <summary>The answer to a gesture: text in mrkdwn, and the buttons that do what it asks.</summary>
public sealed record Reply(string Text, params IReadOnlyList<ReplyButton> Buttons)
{
    /// <summary>Something changed in the world, so the card and its thread say it too.</summary>
    public bool IsDone { get; init; }

    /// <summary>The input that it is about, where a form was filled in; null for the first.</summary>
    public string? Input { get; init; }

    public Message ToMessage()
    {
        var message = new Message { Text = Text, Blocks = { Mrkdwn.Section(Text) } };
        foreach (var row in Rows())
            message.Blocks.Add(new ActionsBlock { Elements = [.. row.Select(button => button.ToButton())] });
        return message;
    }

    /// <summary>The same where no channel is: the form that was filled in becomes its own answer.</summary>
    public ModalViewDefinition ToModal() => new() { Title = new PlainText("Andon"), Close = new PlainText("Close"), Blocks = ToMessage().Blocks };

    /// <summary>An action_id may stand once in a block: buttons of the same kind get a row each.</summary>
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
