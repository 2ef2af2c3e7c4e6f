using SlackNet.Blocks;

namespace AndonBot.Tests.Architecture.Planted.Interactions;

public static class Router
{
    public static ButtonStyle StyleOf(Button button) => button.Style;
}
