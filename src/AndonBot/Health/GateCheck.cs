namespace AndonBot.Health;

/// <summary>Whether CI can ask the gate.</summary>
internal sealed class GateCheck(AndonSettings settings) : Check
{
    public override CheckName Name => CheckName.Gate;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override Task<CheckResult> Run(CancellationToken cancellation) => Task.FromResult(CheckResult.Of(Name, Finding.Ok("gate", settings switch
    {
        { GateToken: null, GateTokens.Count: 0 } => "is off: Gate__Token is not set, so CI that asks is told 404.",
        { GateTokens.Count: 0 } => "is on: CI asks it with Gate__Token.",
        { GateToken: null } => $"is on for {Lines}: CI asks it with the line's token in Gate__Tokens.",
        _ => $"is on: CI asks it with Gate__Token, or for {Lines} with the line's token in Gate__Tokens.",
    })));

    private string Lines => string.Join(", ", settings.GateTokens.Select(tokens => tokens.Key));
}
