using SlackNet.Blocks;

namespace AndonBot.Tests.Architecture.Planted.FrontDesk;

public static class Desk
{
    public static string Answer => "Cord pulled.";

    public static ButtonStyle Look(Button button) => button.Style;
}
