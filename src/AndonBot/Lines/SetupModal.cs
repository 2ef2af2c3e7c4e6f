using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.People;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Lines;

/// <summary>The form for a line's settings: first its name and people, then its times, in the words of the lines file.</summary>
public static class SetupModal
{
    public const string Callback = "line";
    public const string Channels = "channels";
    public const string Members = "members";
    public const string Zone = "zone";
    public const string Days = "days";
    public const string Hours = "hours";
    public const string Order = "rotation";
    public const string Handoff = "handoff";
    public const string Webhook = "webhook";

    private const string Title = "Set up a line";
    private const int MostChannels = 20;
    private const int MostMembers = 50;
    private const int LongestSetting = 200;

    public static string PolicyId(Severity severity) => $"sev{(int)severity}";

    /// <param name="existing">The line to be changed, null for a new one.</param>
    /// <param name="channel">Where the form was asked for.</param>
    public static ModalViewDefinition First(Line? existing, string channel, string user, string metadata)
    {
        var channels = new ConversationMultiSelectMenu
        {
            InitialConversations = [.. existing?.Channels ?? [.. new[] { channel }.Where(DirectoryEntries.IsChannelId)]],
            Filter = new ConversationFilter { Include = [ConversationTypeFilter.Public, ConversationTypeFilter.Private] },
            MaxSelectedItems = MostChannels,
        };
        var owner = new UserSelectMenu { InitialUser = existing?.Owner ?? user };
        var members = new UserMultiSelectMenu { InitialUsers = [.. existing?.RotationSettings.Members ?? [user]], MaxSelectedItems = MostMembers };
        return Forms.Modal(
            Callback, Title, "Next", metadata,
            Forms.Input(
                InputIds.Line, "Name", Forms.ShortText(existing?.Name, Line.NameLength),
                hint: "Small letters, digits and hyphens, such as checkout. CI asks for the line by it."),
            Forms.Input(
                Channels, "Channels", channels, hint: "Pulls here are this line's. Cards go to the first one when somebody pulls elsewhere."),
            Forms.Input(
                InputIds.Owner, "Owner", owner, hint: "Leads the team, is told when targets break, and may change these settings."),
            Forms.Input(Members, "Who takes turns as Fixer", members, hint: "You put them in order on the next page."));
    }

    /// <param name="line">The settings to show.</param>
    public static ModalViewDefinition Second(Line line, string metadata)
    {
        var (rotation, calendar) = (line.RotationSettings, line.Calendar);
        var handoff = new HandoffTime(rotation.HandoffDay, rotation.HandoffTime).ToString();
        var hours = WorkingHours.Format(calendar.From, calendar.To);
        var severities = Enum.GetValues<Severity>().Select(severity => Forms.Input(
            PolicyId(severity), PolicyLabel(severity), Setting(PolicyText.Format(line.Policies[severity])), hint: PolicyHint(severity)));
        return Forms.Modal(
            Callback, Title, "Save", metadata,
            [
                Mrkdwn.Section(Who(line)),
                Forms.Input(
                    Order, "Order of the rotation", Forms.LongText(RotationText.Format(rotation.Members)),
                    hint: "Each person once, the first one first; the mentions stand for the people above."),
                Forms.Input(Handoff, "Handoff", Setting(handoff), hint: "When the next one takes over, every week."),
                Forms.Input(Zone, "Time zone", Setting(calendar.Zone.Id), hint: "Its name in the tz database, such as Europe/Berlin."),
                Forms.Input(
                    Days, "Working days", Setting(WorkingDays.Format(calendar.Days)), hint: "Such as mon-fri, or mon,wed,fri."),
                Forms.Input(Hours, "Working hours", Setting(hours), hint: "Such as 09:00-17:00."),
                .. severities,
                Forms.Input(
                    Webhook, "Call webhook", Forms.ShortText(line.CallWebhook, Forms.LongestInput), optional: true,
                    hint: "A pager or SMS gateway: each call is posted there too. Without one, calls reach only people whose Slack rings."),
            ]);
    }

    /// <summary>Mentions stand in a text field as they are written, so who is who stands above it.</summary>
    private static string Who(Line line)
    {
        var people = line.RotationSettings.Members.Select(member => $"`{member}` {Mrkdwn.Person(member)}");
        return $"*{line.Name}* in {string.Join(", ", line.Channels.Select(Mrkdwn.Channel))}\n{string.Join(" · ", people)}";
    }

    private static PlainTextInput Setting(string value) => Forms.ShortText(value, LongestSetting);

    private static string PolicyLabel(Severity severity) => severity switch
    {
        Severity.Sev1 => "SEV1, customers cannot work",
        Severity.Sev2 => "SEV2, degraded",
        _ => "SEV3, a defect, nobody blocked",
    };

    private static string? PolicyHint(Severity severity) => severity == Severity.Sev1
        ? "stops: at-once, if-unanswered or never. The others are promises: 5m, 2h, 3d pass by the clock; 15wm, 4wh, 2wd in working time."
        : null;
}
