namespace AndonBot.Domain.Lines;

/// <summary>How much a defect hurts: SEV1 customers cannot work, SEV2 degraded (the default), SEV3 a defect that blocks nobody.</summary>
public enum Severity
{
    Sev1 = 1,
    Sev2 = 2,
    Sev3 = 3,
}
