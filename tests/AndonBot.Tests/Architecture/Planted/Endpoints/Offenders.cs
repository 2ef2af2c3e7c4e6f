using AndonBot.Tests.Architecture.Planted.FrontDesk;

namespace AndonBot.Tests.Architecture.Planted.Machines;

public static class LooksAtTheDesk
{
    public static string Gate => Desk.Answer;
}
