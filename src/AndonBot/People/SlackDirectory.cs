using AndonBot.Domain;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.People;

/// <summary>Looks up people and channels in Slack, several at a time. Names and zones of people are stored.</summary>
public sealed class SlackDirectory(ISlackApiClient slack, PeopleDirectory people)
{
    private const int AtOnce = 8;
    private const string SlackBot = "USLACKBOT";

    private static readonly string[] NotThere = ["user_not_found", "users_not_found", "user_not_visible", "channel_not_found"];

    /// <summary>Looks up everything that has the form of an id or an address. Waits when Slack rate-limits it, until it is cancelled.</summary>
    /// <exception cref="SlackCallException">Slack could not be asked.</exception>
    public async Task<DirectoryEntries> Find(
        string workspace, IEnumerable<string> named, IEnumerable<string> channels, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(AtOnce);
        var readable = named.Where(name => DirectoryEntries.IsUserId(name) || DirectoryEntries.IsEmail(name));
        var lookingForPeople = All(readable, name => Person(workspace, name, cancellation));
        var lookingForChannels = All(channels.Where(DirectoryEntries.IsChannelId), channel => Channel(channel, cancellation));
        return new(await lookingForPeople, await lookingForChannels);

        async Task<IReadOnlyDictionary<string, T>> All<T>(IEnumerable<string> keys, Func<string, Task<T>> look) where T : class
        {
            var found = await Task.WhenAll(keys.Distinct()
                .Select(async key => (Key: key, Value: await Patiently(() => look(key), places, cancellation))));
            return found.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);
        }
    }

    private async Task<DirectoryPerson> Person(string workspace, string name, CancellationToken cancellation)
    {
        var user = DirectoryEntries.IsEmail(name)
            ? await slack.Users.LookupByEmail(name, cancellation)
            : await slack.Users.Info(name, cancellationToken: cancellation);
        var person = await people.Refresh(workspace, user);
        return new(person.Id, person.DisplayName, person.Zone, Obstacle(user, person.Role));
    }

    private static string? Obstacle(User user, Role role) => user switch
    {
        { IsBot: true } or { Id: SlackBot } => "is a bot",
        { Deleted: true } => "is deactivated in Slack",
        _ when role == Role.Guest => "is a guest, and this takes a full member",
        _ when role is Role.OtherWorkspace or Role.OtherOrganisation => "is of another workspace",
        _ => null,
    };

    private async Task<DirectoryChannel> Channel(string id, CancellationToken cancellation)
    {
        var channel = await slack.Conversations.Info(id, cancellationToken: cancellation);
        return new(
            channel.Id, channel.Name ?? channel.Id, channel.IsPrivate || channel.IsGroup, channel.IsMember, channel.IsArchived,
            IsDirect: channel.IsIm || channel.IsMpim);
    }

    /// <summary>The answer; null when Slack says that there is no such thing.</summary>
    private static async Task<T?> Patiently<T>(Func<Task<T>> ask, SemaphoreSlim places, CancellationToken cancellation) where T : class
    {
        await places.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                try
                {
                    return await ask();
                }
                catch (SlackCallException exception) when (NotThere.Contains(exception.Code))
                {
                    return null;
                }
                catch (SlackCallException exception) when (exception.Failure == SlackFailure.Throttled)
                {
                    await Task.Delay(exception.RetryAfter, TimeProvider.System, cancellation);
                }
            }
        }
        finally
        {
            places.Release();
        }
    }
}
