using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.Demo;

/// <summary>Describes what changed on the screens of several people.</summary>
internal sealed class ScreenChanges(SlackWorkspace slack, IReadOnlyList<string> people)
{
    private readonly Dictionary<(string Person, string Channel, string Ts), string> _known = [];

    /// <summary>The messages that are new or changed since the last call. Each appears once, with the names of all who see it.</summary>
    public IEnumerable<string> Take()
    {
        var changes = new List<(string Place, string Message, string Person)>();
        foreach (var person in people.Select(slack.As))
        {
            foreach (var place in Places(person))
            {
                var messages = New(person, place, person.Sees(place), depth: 0);
                changes.AddRange(messages.Select(message => (PlaceName(place), message, person.Person.ShownName)));
            }
        }
        return changes.GroupBy(c => (c.Place, c.Message))
            .Select(same => $"{string.Join(", ", same.Select(c => c.Person))} in {same.Key.Place}:\n{same.Key.Message}");
    }

    private IEnumerable<string> Places(Actor person) =>
        slack.Conversations.Where(c => c.Members.Contains(person.Person.Id)).OrderBy(c => c.Kind)
            .Select(c => c.Kind == ConversationKind.Direct ? "@" + slack.Settings.BotHandle : "#" + c.Name);

    private IEnumerable<string> New(Actor person, string place, IEnumerable<SeenMessage> messages, int depth)
    {
        foreach (var message in messages)
        {
            var key = (person.Person.Id, place, message.Ts);
            if (_known.GetValueOrDefault(key) != message.Text)
            {
                var note = message.IsOnlyForMe
                    ? " (only visible to them)"
                    : _known.ContainsKey(key) ? " (changed)" : depth > 0 ? " (in the thread)" : "";
                _known[key] = message.Text;
                yield return Describe(message, note);
            }
            foreach (var reply in New(person, place, message.Replies, depth + 1))
                yield return reply;
        }
    }

    private static string Describe(SeenMessage message, string note) =>
        $"    {message.Author}{note}: {message.Text.Replace("\n", "\n    │ ")}";

    private static string PlaceName(string place) => place.StartsWith('@') ? $"direct messages with {place}" : place;
}
