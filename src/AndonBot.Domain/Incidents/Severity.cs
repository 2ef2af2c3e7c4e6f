namespace AndonBot.Domain.Incidents;

/// <summary>How badly a defect hurts: customers cannot work, they work with pain, or nobody is blocked.</summary>
public enum Severity
{
    Sev1 = 1,
    Sev2,
    Sev3,
}
