namespace AndonBot.Incidents;

/// <summary>What came of recording a pull.</summary>
public enum PullOutcome
{
    /// <summary>A new incident.</summary>
    Fresh,

    /// <summary>The same person pulled with the same text within two minutes: that incident.</summary>
    Twin,

    /// <summary>Slack delivered the same interaction again: the incident that it made the first time.</summary>
    Repeated,
}
