namespace AndonBot.Health;

/// <summary>Whether CI can ask the gate.</summary>
internal sealed class GateCheck(AndonSettings settings) : Check
{
    public override CheckName Name => CheckName.Gate;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override Task<CheckResult> Run(CancellationToken cancellation) => Task.FromResult(CheckResult.Of(Name, Finding.Ok("gate", settings.GateToken is null
        ? "is off: Gate__Token is not set, so CI that asks is told 404."
        : "is on: CI asks it with Gate__Token.")));
}
