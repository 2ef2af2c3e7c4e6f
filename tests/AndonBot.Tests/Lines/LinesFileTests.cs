using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using CsCheck;
using NodaTime;

namespace AndonBot.Tests.Lines;

/// <summary>What the lines file may say.</summary>
public sealed class LinesFileTests
{
    private const string Full = """
        lines:
          - name: checkout
            channels: [C0123ABCD, C0456]       # first one is where cards go
            owner: U0OWNER00
            rotation: { members: [U0ALICE00, bob@example.com], handoff: "fri 16:30", zone: Europe/Berlin }
            calendar: { zone: America/New_York, days: sun-thu, hours: "08:30-24:00", holidays: ["2026-12-25", 2027-01-01] }
            severities:
              sev1: { stops: if-unanswered, answer: 90s, postmortem: 3wd, action: 7d }
              sev3: { answer: 2wh }
            call: { webhook: https://pager.example/hook }
        """;

    private const string Least = """
        lines:
        - name: checkout
          channels:
          - C0123ABCD
          owner: dora@example.com
          rotation:
            members: [U0ALICE00]
          severities:
          call: ~
        """;

    /// <summary>Rows and pieces of rows of a file, in any order.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf([.. Full.Split('\n').Select(row => Gen.Const(row + "\n"))]),
        Gen.OneOf("&a ", "*a", "? ", ": ", "- ", "[", "]", "{", "}", ",", "|\n", ">\n", "<<: ", "~"),
        Gen.OneOf("!!int ", "!<x> ", "\"", "'", "\t", "\n", "\0", "---\n", "%YAML 9\n"),
        Gen.String[0, 5]).Array[0, 20].Select(string.Concat);

    [Test]
    public void Any_text_is_a_file_or_is_told_what_is_wrong_with_it() => Texts.Sample(
        text => LinesFile.Read(text).Problems.All(problem => problem.ToString().Length > 0), iter: 3000);

    [TestCase("\0: b: ")]
    [TestCase("x { ? !!iues: !!s[474836f8")]
    [TestCase("lines:\n- &a\n  name: a\n  channels: [C- &a\n\n  name*o] }\n- *a\n")]
    public void What_the_library_itself_stumbles_over_is_told_too(string yaml) =>
        Assert.That(LinesFile.Read(yaml).Problems.Single().Sentence, Does.StartWith("this is not YAML"));

    [Test]
    public void A_full_line_is_read_to_the_last_key()
    {
        var file = LinesFile.Read(Full);

        Assert.That(file.Problems, Is.Empty);
        var line = file.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.Name, Is.EqualTo("checkout"));
            Assert.That(line.Channels, Is.EqualTo(new[] { "C0123ABCD", "C0456" }));
            Assert.That(line.Owner, Is.EqualTo("U0OWNER00"));
            Assert.That(line.Members, Is.EqualTo(new[] { "U0ALICE00", "bob@example.com" }));
            Assert.That(line.Handoff, Is.EqualTo(new HandoffTime(IsoDayOfWeek.Friday, new(16, 30))));
            Assert.That(line.RotationZone!.Id, Is.EqualTo("Europe/Berlin"));
            Assert.That(line.CalendarZone!.Id, Is.EqualTo("America/New_York"));
            Assert.That(WorkingDays.Format(line.Days), Is.EqualTo("sun-thu").Or.EqualTo("mon-thu,sun"));
            Assert.That(line.Hours, Is.EqualTo((new LocalTime(8, 30), LocalTime.Midnight)));
            Assert.That(line.Holidays, Is.EqualTo(new[] { new LocalDate(2026, 12, 25), new LocalDate(2027, 1, 1) }));
            Assert.That(PolicyText.Format(line.Policies.Sev1), Is.EqualTo("stops: if-unanswered, answer: 90s, postmortem: 3wd, action: 7d"));
            Assert.That(line.Policies.Sev2, Is.EqualTo(SeverityPolicies.Default.Sev2));
            Assert.That(line.Policies.Sev3, Is.EqualTo(SeverityPolicies.Default.Sev3 with { Answer = Span.Parse("2wh") }));
            Assert.That(line.CallWebhook, Is.EqualTo("https://pager.example/hook"));
        }
    }

    [Test]
    public void Four_keys_are_enough_and_the_rest_has_defaults()
    {
        var file = LinesFile.Read(Least);

        Assert.That(file.Problems, Is.Empty);
        var line = file.Lines.Single().ToLine("U0DORA", ["U0ALICE00"], DateTimeZoneProviders.Tzdb["Asia/Tokyo"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.Calendar, Is.EqualTo(WorkingCalendar.Default(DateTimeZoneProviders.Tzdb["Asia/Tokyo"])));
            Assert.That(line.RotationSettings.Zone.Id, Is.EqualTo("Asia/Tokyo"));
            Assert.That((line.RotationSettings.HandoffDay, line.RotationSettings.HandoffTime), Is.EqualTo((IsoDayOfWeek.Monday, new LocalTime(9, 0))));
            Assert.That(line.Policies, Is.EqualTo(SeverityPolicies.Default));
            Assert.That(line.CallWebhook, Is.Null);
        }
    }

    [TestCase("", "", "Asia/Tokyo", "Asia/Tokyo")]
    [TestCase("Europe/Berlin", "", "Europe/Berlin", "Europe/Berlin")]
    [TestCase("", "europe/berlin", "Europe/Berlin", "Europe/Berlin")]
    [TestCase("Europe/Berlin", "America/New_York", "Europe/Berlin", "America/New_York")]
    public void A_zone_that_is_left_out_is_the_other_one_or_the_owners(string rotation, string calendar, string rotationZone, string calendarZone)
    {
        var draft = LinesFile.Read($$"""
            lines:
              - name: checkout
                channels: [C0123ABCD]
                owner: U0OWNER00
                rotation: { members: [U0ALICE00], zone: {{rotation}} }
                calendar: { zone: {{calendar}} }
            """).Lines.Single();
        var line = draft.ToLine("U0OWNER00", ["U0ALICE00"], DateTimeZoneProviders.Tzdb["Asia/Tokyo"]);
        Assert.That((line.RotationSettings.Zone.Id, line.Calendar.Zone.Id), Is.EqualTo((rotationZone, calendarZone)));
    }

    [Test]
    public void Where_nobody_knows_a_zone_it_is_UTC() =>
        Assert.That(LinesFile.Read(Least).Lines.Single().ToLine("U0DORA", ["U0ALICE00"], null).Calendar.Zone.Id, Is.EqualTo("UTC"));

    [Test]
    public void A_file_may_hold_no_lines() => Assert.That(LinesFile.Read("lines: []"), Has.Property("Problems").Empty.And.Property("Lines").Empty);

    [TestCase("", "lines: this is not a lines file")]
    [TestCase("checkout", "lines: this is not a lines file")]
    [TestCase("lines: [", "lines: this is not YAML at row")]
    [TestCase("lines: { name: checkout }", "lines: it is a list.")]
    [TestCase("lines:", "lines: it is missing; the file begins with it")]
    [TestCase("line: []", "line: there is no such key; it is one of lines.")]
    [TestCase("lines: []\n---\nlines: []", "lines: this is not a lines file")]
    [TestCase("lines: []\nlines: []", "lines: this is not YAML at row 2")]
    [TestCase("? &a [*a]\n: lines", "lines: this is not YAML at row 1, column 3: A key is a text.")]
    [TestCase("&a { *a : lines }", "lines: this is not YAML at row 1, column 6: A key is a text.")]
    [TestCase("lines: [checkout]", "Line number 1, name: a line holds keys of its own")]
    [TestCase("lines: [{}]", "Line number 1, name: it is missing; write a name like checkout.")]
    public void A_file_of_another_form_is_refused(string yaml, string problem) =>
        Assert.That(LinesFile.Read(yaml).Problems.Select(one => one.ToString()), Has.Some.StartsWith(problem));

    [Test]
    public void What_is_nested_without_end_is_refused() => Assert.That(
        LinesFile.Read("lines: " + new string('[', 100_000)).Problems.Single().ToString(), Does.EndWith("It is nested too deeply."));

    [TestCase("name: Checkout", "name: 'Checkout' cannot name a line: write at most 40 small letters")]
    [TestCase("name: -x", "name: '-x' cannot name a line")]
    [TestCase("channels: C0123ABCD", "channels: it is a list.")]
    [TestCase("channels: []", "channels: it is empty; write the ids of its channels like [C0123ABCD].")]
    [TestCase("channels: [[C0123ABCD]]", "channels: it is a list of texts, written [one, two].")]
    [TestCase("channels:", "channels: it is missing; write the ids of its channels")]
    [TestCase("owner: [U0OWNER00]", "owner: it is one text, not a list and no keys.")]
    [TestCase("owner:", "owner: it is missing; write one person's Slack id or e-mail.")]
    [TestCase("rotation: U0ALICE00", "rotation: it holds keys of its own")]
    [TestCase("rotation: {}", "rotation.members: it is missing; write who takes turns as Fixer")]
    [TestCase("rotation: { members: [] }", "rotation.members: it is empty; write who takes turns")]
    [TestCase("rotation: { members: [U0A], handoff: monday }", "rotation.handoff: 'monday' is not a handoff")]
    [TestCase("rotation: { members: [U0A], zone: Berlin }",
        "rotation.zone: 'Berlin' is not a time zone: write its name in the tz database, like Europe/Berlin.")]
    [TestCase("rotation: { members: [U0A], member: [U0B] }", "rotation.member: there is no such key; it is one of members, handoff, zone.")]
    [TestCase("calendar: { days: weekdays }", "calendar.days: 'weekdays' are not working days")]
    [TestCase("calendar: { hours: 9-5 }", "calendar.hours: '9-5' are not working hours")]
    [TestCase("calendar: { holidays: [25.12.2026] }", "calendar.holidays: '25.12.2026' is not a date: write year, month and day like 2026-12-25.")]
    [TestCase("calendar: { holiday: [2026-12-25] }", "calendar.holiday: there is no such key; it is one of zone, days, hours, holidays.")]
    [TestCase("severities: { sev4: {} }", "severities.sev4: there is no such key; it is one of sev1, sev2, sev3.")]
    [TestCase("severities: { sev1: { stops: always } }", "severities.sev1.stops: \"always\" does not say when the line stops")]
    [TestCase("severities: { sev1: { answer: soon } }", "severities.sev1.answer: 'soon' is not a duration")]
    [TestCase("severities: { sev2: { answer: 0m } }", "severities.sev2.answer: '0m' is no time at all")]
    [TestCase("severities: { sev2: { anwser: 5m } }", "severities.sev2.anwser: there is no such key; it is one of stops, answer, postmortem, action.")]
    [TestCase("call: { webhook: http://pager.example/hook }", "call.webhook: 'http://pager.example/hook' is not a call webhook: write an https address")]
    [TestCase("call: { webhook: pager }", "call.webhook: 'pager' is not a call webhook")]
    [TestCase("call: https://pager.example/hook", "call: it holds keys of its own")]
    [TestCase("colour: red", "colour: there is no such key; it is one of name, channels, owner, rotation, calendar, severities, call.")]
    public void A_wrong_key_is_named_with_its_line_and_what_to_write(string entry, string problem)
    {
        var key = entry.Split(':')[0];
        var rest = new Dictionary<string, string>
        {
            ["name"] = "name: checkout",
            ["channels"] = "channels: [C0123ABCD]",
            ["owner"] = "owner: U0OWNER00",
            ["rotation"] = "rotation: { members: [U0ALICE00] }",
        };
        rest[key] = entry;

        var problems = LinesFile.Read($"lines:\n  - {string.Join("\n    ", rest.Values)}").Problems;

        var name = key == "name" ? entry["name: ".Length..] : "checkout";
        Assert.That(problems.Single().ToString(), Does.StartWith($"Line {name}, {problem}"));
    }

    [Test]
    public void A_webhook_in_the_clear_may_stay_on_this_machine() =>
        Assert.That(LineLiterals.Webhook("http://127.0.0.1:8080/call"), Is.EqualTo("http://127.0.0.1:8080/call"));

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var problems = LinesFile.Read("""
            lines:
              - name: checkout
                owner: U0OWNER00
                rotation: { members: [U0ALICE00], zone: Mars }
                oner: U0OWNER00
              - name: checkout
                channels: [C0456]
                owner: U0OWNER00
                rotation: { members: [U0ALICE00] }
              - channels: [C0789]
            """).Problems;

        Assert.That(problems.Select(problem => (problem.Line, problem.Key)), Is.EquivalentTo(new (string?, string)[]
        {
            ("checkout", "channels"), ("checkout", "rotation.zone"), ("checkout", "oner"), ("checkout", "name"),
            ("number 3", "name"), ("number 3", "owner"), ("number 3", "rotation.members"),
        }));
    }
}
