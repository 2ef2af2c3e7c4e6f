namespace AndonBot.Tests.Architecture.Planted.Attic;

public static class Clutter;
