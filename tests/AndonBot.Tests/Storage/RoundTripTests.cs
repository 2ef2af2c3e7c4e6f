using System.Reflection;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Rotations;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage;

/// <summary>Every fact that a store writes is read back as it was.</summary>
public sealed class RoundTripTests
{
    private AndonWorld _world = null!;
    private long _line;

    private string Team => _world.Slack.Settings.TeamId;

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await StartAsync();
        _line = await _world.QueryAsync<long>("select line_id from line");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public void Every_fact_of_an_incident_has_a_column() =>
        Assert.That(Facts<Incident>(), Is.EquivalentTo(IncidentMapping.Table.Properties.Append(nameof(Incident.Stops))));

    [Test]
    public void Every_fact_of_an_action_has_a_column() => Assert.That(Facts<ActionItem>(), Is.EquivalentTo(ActionMapping.Table.Properties));

    [Test]
    public void Every_setting_of_a_line_has_a_column() => Assert.That(Facts<LineRow>(), Is.EquivalentTo(LineRow.Table.Properties));

    [Test]
    public void A_fact_without_a_column_is_seen() =>
        Assert.That(
            Facts<Shift>().Except(new Mapping<Shift>("shift").Fact("starts_at", shift => shift.StartsAt).Fact("fixer", shift => shift.Fixer).Properties),
            Is.EquivalentTo(new[] { "Week", "AcceptedAt", "AcceptedBy" }));

    [Test]
    public async Task A_pull_is_read_back_with_all_its_facts()
    {
        var pull = Filled<Incident>(1) with { LineId = _line, Stops = [] };

        var number = await RecordAsync(pull);

        Assert.That(Comparable(await LoadAsync(number)), Is.EqualTo(Comparable(pull with { Number = number, Happened = null, RootCause = null })));
    }

    [Test]
    public async Task A_change_of_an_incident_is_read_back_with_all_its_facts()
    {
        var pull = Filled<Incident>(2) with { LineId = null, Stops = [] };
        var number = await RecordAsync(pull);
        var at = Filled<Incident>(3).CalledAt;
        var changed = Filled<Incident>(3) with
        {
            Number = number, LineId = _line, Text = pull.Text, CalledAt = pull.CalledAt, CalledBy = pull.CalledBy, CalledIn = pull.CalledIn,
            Stops = [new Stop(at, null, null, at + Duration.FromHours(1), Cleo), new Stop(at + Duration.FromHours(2), Bob, "orders fail")],
        };

        await WriteAsync(transaction => IncidentStore.Write(
            transaction, Team, new(changed, [new(IncidentEventKind.PostmortemWritten, at, Bob, changed.RootCause)]), at));

        Assert.That(Comparable(await LoadAsync(number)), Is.EqualTo(Comparable(changed)));
    }

    [Test]
    public async Task A_stop_that_ends_is_read_back()
    {
        var at = Monday;
        var number = await RecordAsync(Filled<Incident>(4) with { LineId = _line, Stops = [] });
        var stopped = await LoadAsync(number) with { Stops = [new Stop(at, Bob, "orders fail")] };
        await WriteAsync(transaction => IncidentStore.Write(transaction, Team, new(stopped, []), at));
        var restarted = stopped with { Stops = [stopped.Stops[0] with { RestartedAt = at + Duration.FromHours(1), RestartedBy = Cleo }] };

        await WriteAsync(transaction => IncidentStore.Write(transaction, Team, new(restarted, []), at));

        Assert.That((await LoadAsync(number)).Stops, Is.EqualTo(restarted.Stops));
    }

    [Test]
    public async Task An_action_and_its_changes_are_read_back_with_all_their_facts()
    {
        var incident = await RecordAsync(Filled<Incident>(5) with { LineId = _line, Stops = [] });
        var action = Filled<ActionItem>(6) with { Number = 700, Incident = incident };
        var changed = Filled<ActionItem>(7) with
        {
            Number = 700, Incident = incident, Text = action.Text, Temporary = action.Temporary, Vague = action.Vague, AddedAt = action.AddedAt,
            AddedBy = action.AddedBy, FirstDue = action.FirstDue,
        };
        foreach (var wanted in new[] { action, changed })
        {
            await WriteAsync(transaction => ActionStore.Write(
                transaction, Team,
                new(wanted, new(IncidentEventKind.ActionAdded, Monday, Bob, new ActionEventText(700, Bob, wanted.Due, false, null, "", "").ToText())),
                Monday));

            await using var read = await _world.Get<Database>().BeginWork();
            Assert.That((await ActionStore.Load(read, new(Team, Dora), 700))!.Action, Is.EqualTo(wanted));
        }
    }

    [Test]
    public async Task A_line_is_read_back_with_all_its_settings()
    {
        var line = LineOf("payments", [Payments], [Cleo, Bob]) with
        {
            CallWebhook = "https://pager.example/hook",
            Policies = SeverityPolicies.Default.With(Severity.Sev3, SeverityPolicies.Default.Sev1),
            Calendar = CheckoutLine.Calendar with { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] },
        };

        await _world.AddLineAsync(line);

        var read = (await _world.Get<StaffedLineStore>().Named(new(Team, Dora), "payments"))!.Line;
        Assert.That(LinesFileWriter.Write([read]), Is.EqualTo(LinesFileWriter.Write([line])));
    }

    [Test]
    public async Task A_person_is_read_back()
    {
        await _world.Get<PersonStore>().Save(Team, "U0NEW00001", "Nia", "Asia/Tokyo", Domain.Role.Guest);
        await _world.Get<PersonStore>().SaveDm(Team, "U0NEW00001", "D0NEW00001");

        var person = await _world.Get<PersonStore>().Find(Team, "U0NEW00001");
        Assert.That(
            person, Is.EqualTo(new Person("U0NEW00001", "Nia", DateTimeZoneProviders.Tzdb["Asia/Tokyo"], Domain.Role.Guest, "D0NEW00001", IsFresh: true)));
    }

    [Test]
    public async Task A_kept_text_is_read_back_by_whoever_wrote_it_only()
    {
        var by = new Interaction(Team, Ann, Checkout, "a key", Monday);
        await _world.Get<DeliveryStore>().Keep(by, "carts are empty");

        var kept = await _world.Get<DeliveryStore>().Find(by, "a key");
        Assert.That(kept, Is.EqualTo(new KeptText(Ann, Checkout, "carts are empty", null, null, null, null)));
        Assert.That(await _world.Get<DeliveryStore>().Find(by with { User = Bob }, "a key"), Is.Null);
    }

    [Test]
    public void An_outcome_is_read_back()
    {
        Decision[] decisions =
        [
            new Decision.Already(null, null), new Decision.Already(Bob, Monday), .. Enum.GetValues<Objection>().Select(one => new Decision.Refused(one)),
        ];
        foreach (var decision in decisions)
            Assert.That(StoredOutcome.FromJson(new StoredOutcome(decision, 34).ToJson()), Is.EqualTo(new StoredOutcome(decision, 34)));
        Assert.That(StoredOutcome.FromJson(new StoredOutcome(new Decision.Done([])).ToJson())!.Decision, Is.TypeOf<Decision.Done>());
    }

    private async Task<long> RecordAsync(Incident pull)
    {
        var by = new Interaction(Team, pull.CalledBy, pull.CalledIn, Guid.NewGuid().ToString(), Monday);
        return (await _world.Get<PullStore>().Record(new(by, by.Key, pull, pull.CallHeldUntil is not null, new(pull.Text, pull.Severity), null)))!.Number;
    }

    private async Task<Incident> LoadAsync(long number)
    {
        await using var transaction = await _world.Get<Database>().BeginWork();
        return (await IncidentStore.Load(transaction, Team, number))!.Incident;
    }

    private async Task WriteAsync(Func<Transaction, Task> write)
    {
        await using var transaction = await _world.Get<Database>().BeginWork();
        await write(transaction);
        await transaction.Commit();
    }

    /// <summary>The names of everything that can be set on a record.</summary>
    private static IEnumerable<string> Facts<T>() =>
        typeof(T).GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name);

    /// <summary>A record in which every fact has a value of its own.</summary>
    private static T Filled<T>(int seed)
    {
        var record = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        foreach (var (place, property) in typeof(T).GetProperties().Where(property => property.SetMethod is not null).Index())
        {
            if (property.Name != nameof(Incident.Stops))
                property.SetValue(record, Value(property, seed * 1000 + place));
        }

        return record;
    }

    private static object Value(PropertyInfo property, int seed) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => $"{property.Name} {seed}",
        var type when type == typeof(long) => (long)seed,
        var type when type == typeof(int) => seed,
        var type when type == typeof(bool) => seed / 1000 % 2 == 0,
        var type when type == typeof(Instant) => Monday + Duration.FromMinutes(seed) + Duration.FromMilliseconds(1) * seed,
        var type when type == typeof(LocalDate) => new LocalDate(2030, 1, 1).PlusDays(seed),
        var type when type == typeof(Severity) => (Severity)(seed % 3 + 1),
        var type => throw new InvalidOperationException($"{property.Name}: nothing fills a {type}."),
    };

    /// <summary>Lists are equal by what is in them.</summary>
    private static (Incident, string) Comparable(Incident incident) => (incident with { Stops = [] }, string.Join('\n', incident.Stops));
}
