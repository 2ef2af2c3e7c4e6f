namespace AndonBot.Storage;

/// <summary>For how many days what has served its purpose is kept. Incidents, postmortems and actions are kept for ever.</summary>
/// <param name="Deliveries">What Slack delivered, with texts that wait for a second click.</param>
/// <param name="Messages">That digests and handoffs were sent.</param>
/// <param name="Timeline">The timelines of incidents that ended; null: for ever.</param>
public sealed record RetentionPolicy(int Deliveries, int Messages, int? Timeline);
