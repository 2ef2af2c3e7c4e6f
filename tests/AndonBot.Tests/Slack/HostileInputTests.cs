using System.Text.Json.Nodes;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.Interactions;
using AndonBot.Lines;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using CsCheck;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Slack;

/// <summary>Whatever arrives with a right signature is answered in time, and nobody hears that the bot has failed.</summary>
[NonParallelizable]
public sealed class HostileInputTests
{
    private static readonly Gen<string> Words = Gen.Frequency(
        (4, Gen.OneOf("1", "#1", "A1", "99999999999999999999", "2147483647", "A2147483648", "-1", "0")),
        (4, Gen.OneOf("9999-12-31", "0001-01-01", "-9998-01-01", "2030-02-30", "999w", "999d", "0d", "thu", "next", "mon", "24:00", "00:00")),
        (3, Gen.OneOf("me", "<@U0BOB00002>", "<@U0NOBODY99|x>", "<@", "<!channel>", "<#C0CHECKOUT>", "sev1", "take", "cover", "temporary")),
        (3, Gen.OneOf("\0", "\u202E", "\u200B", "\uFEFF", "\n", "\u2028", "&lt;!here&gt;", "'; drop table incident --", "{{{", "`", "ﷺ", "👨‍👩‍👧‍👦")),
        (1, Gen.Char.Array[0, 12].Select(chars => new string(chars.Where(one => !char.IsSurrogate(one)).ToArray()))));

    private static readonly string[] InputNames = [.. new[] { typeof(InputIds), typeof(SetupModal), typeof(BeganHandler) }
        .SelectMany(type => type.GetFields()).Select(field => field.GetRawConstantValue()).OfType<string>()];

    private static readonly Gen<JsonNode?> Values = Gen.Select(Gen.Int[0, 7], Gen.Int, Words, (kind, number, word) => (JsonNode?)(kind switch
    {
        0 => null,
        1 => number,
        2 => number > 0,
        3 => number * 0.1,
        4 => new JsonObject(),
        5 => Deep(Math.Abs(number % 30)),
        6 => new string('x', 20_000),
        _ => word,
    }));

    /// <summary>What the inputs of a form may hold: values of the right and of other types.</summary>
    private static readonly Gen<JsonObject> Inputs = Gen.Select(Gen.OneOf([.. InputNames.Select(Gen.Const)]), Gen.Int[0, 9], Words, Values).Array[0, 6].Select(
        inputs =>
        {
            var values = new JsonObject();
            foreach (var (id, kind, word, any) in inputs)
                values[id] = new JsonObject { [id] = Input(kind, word, any?.DeepClone()) };
            return values;
        });

    private AndonWorld _world = null!;
    private IReadOnlyList<JsonObject> _payloads = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await StartAsync();
        await _world.TellAsync(Ann, "/andon checkout is down");
        await _world.TellAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-21");
        await _world.As(Bob).ClickAsync(Checkout, "incident.note");
        await _world.As(Bob).SubmitAsync(("text", "looking"));
        await _world.As(Ann).UseShortcutAsync("pull_global");
        _payloads = [.. _world.Slack.Journal.Entries
            .Where(entry => entry.Kind == JournalKind.Delivery && entry.Name is "block_actions" or "view_submission" or "shortcut")
            .Select(entry => entry.Arguments)];
        Assert.That(_payloads.Select(payload => payload["type"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(3));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public void Every_command_takes_any_words() =>
        Gen.Select(Gen.OneOf([.. Usage.All.Select(usage => Gen.Const(usage.Command))]), Words.Array[0, 5]).Sample(
            (command, words) => HoldsAsync(() => _world.As(Bob).SayAsync(Checkout, $"/andon {command} {string.Join(' ', words)}")).GetAwaiter().GetResult(),
            iter: 250, threads: 1);

    [TestCase("away 9999-12-31 thu")]
    [TestCase("move A1 9999-12-31 why")]
    [TestCase("extend 1 9999-12-31 why")]
    [TestCase("action 1 carts without a price are rejected me 9999-12-31")]
    [TestCase("action 1 carts without a price are rejected me -9998-01-01")]
    [TestCase("began 1 0001-01-01 00:00")]
    [TestCase("held 1 9999-12-31")]
    [TestCase("note 1 a\0b\u202Ec")]
    public async Task A_date_at_the_end_of_time_and_characters_that_nobody_sees_are_taken(string command) =>
        Assert.That(await HoldsAsync(() => _world.As(Bob).SayAsync(Checkout, $"/andon {command}")), Is.True);

    [Test]
    public void Every_interaction_takes_any_payload() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], Values).Sample(
            (which, first, second, value) =>
            {
                var payload = _payloads[which % _payloads.Count].DeepClone().AsObject();
                Replace(payload, first, value);
                Replace(payload, second, null);
                return HoldsAsync(() => _world.Slack.DeliverInteractionAsync(payload)).GetAwaiter().GetResult();
            },
            iter: 1000, threads: 1);

    [Test]
    public async Task An_id_that_the_database_cannot_store_is_taken()
    {
        foreach (var payload in _payloads.Select(payload => payload.DeepClone().AsObject()))
        {
            payload["user"]!["id"] = "U0\0";
            await HoldsAsync(() => _world.Slack.DeliverInteractionAsync(payload));
        }
    }

    [Test]
    public void Every_form_takes_any_state()
    {
        SlackNetBuild.AssumeOwn();
        Gen.Select(
            Gen.OneOf([.. HandlerTypes.Of<IFormHandler>().Select(form => Gen.Const(form.CallbackId))]), Gen.OneOf(Words, Gen.Const("{}")), Inputs).Sample(
            (form, metadata, state) =>
            {
                var payload = Forged.Form(_world, Bob, form, metadata);
                payload["view"]!["id"] = $"V0{Guid.NewGuid():N}";
                payload["view"]!["state"]!["values"] = state.DeepClone();
                return HoldsAsync(() => _world.Slack.DeliverInteractionAsync(payload)).GetAwaiter().GetResult();
            },
            iter: 1000, threads: 1);
    }

    [Test]
    public async Task A_list_of_people_and_channels_that_holds_none_is_taken()
    {
        SlackNetBuild.AssumeOwn();
        var payload = Forged.Form(_world, Bob, SetupModal.Callback, "{}");
        var values = new JsonObject();
        foreach (var id in InputNames)
        {
            var (type, key) = id == SetupModal.Channels
                ? ("multi_conversations_select", "selected_conversations")
                : ("multi_users_select", "selected_users");
            values[id] = new JsonObject { [id] = new JsonObject { ["type"] = type, [key] = new JsonArray(new JsonObject(), null, "") } };
        }

        payload["view"]!["state"]!["values"] = values;
        Assert.That(await HoldsAsync(() => _world.Slack.DeliverInteractionAsync(payload)), Is.True);
    }

    [TestCase("timepicker", "selected_time", "1.01:00")]
    [TestCase("timepicker", "selected_time", "-09:00")]
    [TestCase("timepicker", "selected_time", "09:3012")]
    [TestCase("datepicker", "selected_date", "soon")]
    public async Task A_date_or_time_that_is_none_is_taken(string type, string key, string value)
    {
        SlackNetBuild.AssumeOwn();
        var payload = Forged.Form(_world, Bob, HandlerTypes.Of<BeganHandler>().Single().CallbackId, "1");
        var input = new JsonObject { ["type"] = type, [key] = value };
        payload["view"]!["state"]!["values"] = new JsonObject { [BeganHandler.At] = new JsonObject { [BeganHandler.At] = input } };
        Assert.That(await HoldsAsync(() => _world.Slack.DeliverInteractionAsync(payload)), Is.True);
    }

    /// <summary>Whether Slack gets an answer that is not a failure, and the person no sentence that says one.</summary>
    /// <remarks>A busy machine may keep the database waiting, so that is delivered once more.</remarks>
    private async Task<bool> HoldsAsync(Func<Task<DeliveryResult>> deliver)
    {
        var (heard, answer) = (Heard(), await deliver());
        if (answer.Body.Contains(FailureReplies.NoDatabase, StringComparison.Ordinal))
        {
            heard = Heard();
            answer = await deliver();
        }

        Assert.That(answer.Status, Is.EqualTo(200).Or.EqualTo(400), () => $"{answer} {string.Join(Environment.NewLine, _world.Unwanted())}");
        Assert.That(answer.Body, Does.Not.Contain(FailureReplies.NoDatabase).And.Not.Contain(FailureReplies.OwnMistake));
        Assert.That(Heard(), Is.EqualTo(heard), "No failure was answered later.");
        Assert.That(_world.Unwanted(), Is.Empty);
        return true;
    }

    private int Heard() => _world.Slack.Journal.Entries.Count(
        entry => entry.Name is "response_url" or "chat.postEphemeral" && entry.Arguments.ToJsonString() is var said
            && (said.Contains(FailureReplies.NoDatabase, StringComparison.Ordinal) || said.Contains(FailureReplies.OwnMistake, StringComparison.Ordinal)));

    /// <summary>Puts a value in the place of one of the payload's own, whichever the number falls on.</summary>
    private static void Replace(JsonObject payload, int which, JsonNode? value)
    {
        var places = Places(payload).ToList();
        var (parent, name) = places[which % places.Count];
        parent[name] = value?.DeepClone();
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Places(member.Value).Prepend((parent, member.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };

    private static JsonNode? Input(int kind, string word, JsonNode? any) => kind switch
    {
        0 => any,
        1 => new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = word } },
        2 => new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = any },
        3 => new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray(any) },
        4 => new JsonObject { ["type"] = "datepicker", ["selected_date"] = word },
        5 => new JsonObject { ["type"] = "timepicker", ["selected_time"] = word },
        6 => new JsonObject { ["type"] = "users_select", ["selected_user"] = word },
        7 => new JsonObject { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray(word, any) },
        8 => new JsonObject { ["type"] = "multi_conversations_select", ["selected_conversations"] = new JsonArray(word, any) },
        _ => new JsonObject { ["type"] = "plain_text_input", ["value"] = word },
    };

    private static JsonNode? Deep(int levels)
    {
        JsonNode? node = "x";
        for (var level = 0; level < levels; level++)
            node = new JsonArray(node);
        return node;
    }
}
