namespace AndonBot.Slack;

/// <summary>Handles a button or menu, in messages, forms and the Home tab. Its value is checked like any other input: buttons outlive roles.</summary>
public interface IButtonHandler : IHandler
{
    /// <summary>The <c>action_id</c>. It never changes, because messages outlive versions.</summary>
    string ActionId { get; }

    /// <summary>Whether the message with the button shows what was done, so that success needs no answer.</summary>
    bool ShowsItself => true;

    /// <returns>The answer; null when a form was opened or there is nothing to say.</returns>
    Task<Reply?> Click(Interaction by, ButtonValue value);

    /// <summary>Keeps the click when the database fails or is late.</summary>
    /// <returns>Null when it is not kept.</returns>
    Task<KeptReply?> ClickWithoutDatabase(Interaction by, ButtonValue value) => Task.FromResult<KeptReply?>(null);
}
