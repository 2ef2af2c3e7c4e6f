using AndonBot.Domain.Lines;
using AndonBot.Lines;

namespace AndonBot.Tests.Lines;

/// <summary>The texts of the set-up form: a severity's promises, and the order of the rotation.</summary>
public sealed class LineTextTests
{
    private static readonly string[] Members = ["U0ANN", "U0BOB", "U0CLEO"];

    [TestCase("stops: at-once, answer: 5m, postmortem: 1wd, action: 14d", "stops: at-once, answer: 5m, postmortem: 1wd, action: 14d")]
    [TestCase("answer:30wm", "stops: if-unanswered, answer: 30wm, postmortem: 2wd, action: 30d")]
    [TestCase(" STOPS : Never ,", "stops: never, answer: 15wm, postmortem: 2wd, action: 30d")]
    [TestCase("", "stops: if-unanswered, answer: 15wm, postmortem: 2wd, action: 30d")]
    [TestCase("answer: 5", "'5' is not a duration")]
    [TestCase("answer: 0m", "'0m' is no time at all")]
    [TestCase("stops: sometimes", "\"sometimes\" does not say when the line stops")]
    [TestCase("answers: 5m", "'answers: 5m' is not a part of a severity: write it like stops: if-unanswered, answer: 15wm")]
    [TestCase("5m", "'5m' is not a part of a severity")]
    public void A_severitys_text_is_read_or_refused(string text, string result) => Assert.That(Read(text), Does.Contain(result));

    [TestCase("<@U0CLEO> <@U0ANN> <@U0BOB>", "U0CLEO U0ANN U0BOB")]
    [TestCase("<@U0CLEO|cleo the great>, <@U0ANN>\n<@U0BOB>", "U0CLEO U0ANN U0BOB")]
    [TestCase("U0CLEO @U0ANN,U0BOB", "U0CLEO U0ANN U0BOB")]
    [TestCase("<@U0CLEO> <@U0ANN>", "name of U0BOB is missing: add <@U0BOB> where it is their turn.")]
    [TestCase("", "name of U0ANN is missing")]
    [TestCase("<@U0CLEO> <@U0ANN> <@U0BOB> <@U0ANN>", "name of U0ANN (U0ANN) is in it more than once.")]
    [TestCase("<@U0CLEO> <@U0ANN> <@U0BOB> <@U0DORA>", "U0DORA is not among the members")]
    [TestCase("<@U0CLEO> then ann", "I cannot read 'then'")]
    public void The_order_of_a_rotation_is_read_or_refused(string text, string result) => Assert.That(Order(text), Does.StartWith(result));

    [Test]
    public void An_order_is_read_back_as_written() => Assert.That(RotationText.Parse(RotationText.Format(Members), Members, id => id), Is.EqualTo(Members));

    private static string Read(string text) => Try(() => PolicyText.Format(PolicyText.Parse(text, SeverityPolicies.Default.Sev2)));

    private static string Order(string text) => Try(() => string.Join(' ', RotationText.Parse(text, Members, id => $"name of {id}")));

    private static string Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
