namespace AndonBot.Tests.House.Planted.Domain.Notices;

public sealed record Said(int Step);
