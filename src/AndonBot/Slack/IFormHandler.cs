namespace AndonBot.Slack;

/// <summary>Handles a submitted form. What was typed stays in the form until it is recorded.</summary>
public interface IFormHandler : IHandler
{
    /// <summary>The <c>callback_id</c>. It never changes, because open forms outlive versions.</summary>
    string CallbackId { get; }

    /// <summary>The input under which an error stands that names no other.</summary>
    string FirstInput { get; }

    Task<FormResult> Submit(Interaction by, SubmittedForm form);

    /// <summary>Keeps the form when the database fails or is late.</summary>
    /// <returns>Null when it is not kept.</returns>
    Task<FormResult?> SubmitWithoutDatabase(Interaction by, SubmittedForm form) => Task.FromResult<FormResult?>(null);
}
