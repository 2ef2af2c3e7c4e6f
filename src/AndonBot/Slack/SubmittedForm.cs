using SlackNet;

namespace AndonBot.Slack;

/// <summary>A submitted form: its inputs, and the metadata that it was opened with. Neither is trusted.</summary>
public sealed class SubmittedForm(ViewInfo view)
{
    private readonly string[] _metadata = view.PrivateMetadata?.Split(' ') ?? [];

    public ViewInfo View => view;

    public ViewState State { get; } = view.State ?? new();

    /// <summary>The incident that the form is about; null when its metadata names none.</summary>
    public long? Incident => ButtonValue.Number(_metadata.FirstOrDefault());

    /// <summary>The action that the form is about; null when its metadata names none.</summary>
    public long? Action => new ButtonValue(_metadata.FirstOrDefault() ?? "").Action;

    /// <summary>Where an answer that leads on is shown; null where there is no such place.</summary>
    public string? ResponseUrl => _metadata.ElementAtOrDefault(1);
}
