using AndonBot.Tests.House.Planted.FrontDesk;

namespace AndonBot.Tests.House.Planted.Machines;

public static class LooksAtTheDesk
{
    public static string Gate => Desk.Answer;
}
