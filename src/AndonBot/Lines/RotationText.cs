using System.Text.RegularExpressions;
using AndonBot.Slack;

namespace AndonBot.Lines;

/// <summary>The order of a rotation as a text that people can edit: one mention after the other.</summary>
public static partial class RotationText
{
    public static string Format(IEnumerable<string> members) => string.Join(' ', members.Select(Mrkdwn.Person));

    /// <summary>The members in the order of the text.</summary>
    /// <exception cref="FormatException">The text is not made of each member once; the message says who or what is wrong.</exception>
    public static IReadOnlyList<string> Parse(string text, IReadOnlyCollection<string> members, Func<string, string> nameOf)
    {
        var order = Words().Matches(text)
            .Select(word => word.Groups["id"] is { Success: true } id ? id.Value : throw Unreadable(word.Value)).ToList();
        if (order.Find(id => !members.Contains(id)) is { } stranger)
            throw new FormatException($"{stranger} is not among the members that you chose on the first page.");
        if (order.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FormatException($"{nameOf(twice.Key)} ({twice.Key}) is in it more than once.");
        if (members.Except(order).FirstOrDefault() is { } missing)
            throw new FormatException($"{nameOf(missing)} is missing: add {Mrkdwn.Person(missing)} where it is their turn.");
        return order;
    }

    private static FormatException Unreadable(string word) =>
        new($"I cannot read '{word}': write people as they stood here, like <@U0ALICE00> <@U0BOB0000>.");

    [GeneratedRegex(@"<@(?<id>[A-Z0-9]+)(\|[^>]*)?>|@?\b(?<id>[UW][A-Z0-9]{2,})\b|[^\s,]+")]
    private static partial Regex Words();
}
