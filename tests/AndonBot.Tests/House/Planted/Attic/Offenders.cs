namespace AndonBot.Tests.House.Planted.Attic;

public static class Clutter;
