namespace AndonBot.Outbox;

/// <summary>A webhook's host is not on the public internet.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"{host} is not on the public internet.");
