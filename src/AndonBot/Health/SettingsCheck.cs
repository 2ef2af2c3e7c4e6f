namespace AndonBot.Health;

/// <summary>Whether the settings are complete.</summary>
internal sealed class SettingsCheck(AndonSettings settings) : Check
{
    private const string About = "settings";

    public override CheckName Name => CheckName.Settings;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override Task<CheckResult> Run(CancellationToken cancellation) => Task.FromResult(CheckResult.Of(Name, Finding.Ok(About, settings.AppToken is null
        ? "are complete; Slack sends its requests to the bot (Slack__Mode is Http)."
        : "are complete; the bot opens its connections to Slack itself (Slack__Mode is Socket).")));

    /// <summary>What is wrong with the settings. No other check can be made then.</summary>
    public static CheckResult Of(IReadOnlyList<SettingsException> wrong) =>
        CheckResult.Of(CheckName.Settings, [.. wrong.Select(one => Finding.Wrong(About, one))]);
}
