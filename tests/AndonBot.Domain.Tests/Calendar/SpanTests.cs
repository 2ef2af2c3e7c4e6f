using AndonBot.Domain.Calendar;
using CsCheck;

namespace AndonBot.Domain.Tests.Calendar;

public sealed class SpanTests
{
    [TestCase("30s", 30, SpanUnit.Seconds, "30 seconds")]
    [TestCase("5m", 5, SpanUnit.Minutes, "5 minutes")]
    [TestCase("1h", 1, SpanUnit.Hours, "1 hour")]
    [TestCase("14d", 14, SpanUnit.Days, "14 days")]
    [TestCase("15wm", 15, SpanUnit.WorkingMinutes, "15 working minutes")]
    [TestCase("4wh", 4, SpanUnit.WorkingHours, "4 working hours")]
    [TestCase("1wd", 1, SpanUnit.WorkingDays, "1 working day")]
    [TestCase(" 2WD ", 2, SpanUnit.WorkingDays, "2 working days")]
    [TestCase("0m", 0, SpanUnit.Minutes, "0 minutes")]
    [TestCase("366d", 366, SpanUnit.Days, "366 days")]
    public void A_literal_says_amount_and_unit(string literal, int amount, SpanUnit unit, string words)
    {
        var span = Span.Parse(literal);
        Assert.Multiple(() =>
        {
            Assert.That(span, Is.EqualTo(new Span(amount, unit)));
            Assert.That(span.Describe(), Is.EqualTo(words));
            Assert.That(span.IsWorking, Is.EqualTo(words.Contains("working")));
        });
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("m")]
    [TestCase("-5m")]
    [TestCase("+5m")]
    [TestCase("5 m")]
    [TestCase("5min")]
    [TestCase("1.5h")]
    [TestCase("5mw")]
    [TestCase("367d")]
    [TestCase("99999999999999999999s")]
    [TestCase("٥m")]
    [TestCase(null)]
    public void What_is_no_span_is_refused_with_the_way_to_write_one(string? text)
    {
        Assert.That(Span.TryParse(text, out _), Is.False);
        Assert.That(() => Span.Parse(text!), Throws.TypeOf<FormatException>().With.Message.Contains("like 15wm"));
    }

    [Test]
    public void A_span_is_never_negative() =>
        Assert.That(() => new Span(-1, SpanUnit.Days), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void What_is_written_is_read_back_unless_it_is_longer_than_a_year() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 400], Gen.Int[0, 10_000], Gen.Int[0, 40_000_000]), Gen.Enum<SpanUnit>(), (amount, unit) => new Span(amount, unit))
            .Sample(span => Span.TryParse(span.ToString(), out var read) ? read == span : Days(span) > 366, iter: 2000);

    [Test]
    public void Any_text_is_a_span_or_none() => Gen.OneOf(Gen.String, Gen.Select(Gen.Int, Gen.OneOf("s", "WM", "d ", "wd"), (amount, unit) => amount + unit))
        .Sample(text => !Span.TryParse(text, out var span) || Span.Parse(span.ToString()) == span);

    private static double Days(Span span) => span.Unit switch
    {
        SpanUnit.Seconds => span.Amount / 86_400.0,
        SpanUnit.Minutes or SpanUnit.WorkingMinutes => span.Amount / 1440.0,
        SpanUnit.Hours or SpanUnit.WorkingHours => span.Amount / 24.0,
        _ => span.Amount,
    };
}
