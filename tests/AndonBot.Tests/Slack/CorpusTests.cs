using System.Text;
using AndonBot.Fuzz;
using AndonBot.Fuzz.Targets;
using AndonBot.Tests.Architecture;
using AndonBot.Tests.Support;
using CsCheck;

namespace AndonBot.Tests.Slack;

/// <summary>What <c>deploy/fuzz</c> has kept, and some changes of it, always the same: every parser takes them.</summary>
[NonParallelizable]
public sealed class CorpusTests
{
    private const int Changes = 150;
    private const int MostFiles = 45;
    private const int MostBytes = 8192;

    /// <summary>A header with something wrong in it, or nothing.</summary>
    private static readonly Gen<string> Headers = Gen.Select(
        Gen.OneOf("{now}", "{signature}", "v0=", ""), Gen.OneOf(Gen.Const(""), Gen.String[0, 3], Gen.Const("\t{now}"), Gen.Const("0")), Gen.Bool,
        (right, more, before) => before ? more + right : right + more);

    private static IEnumerable<string> Targets => FuzzTarget.All.Select(target => target.Name);

    [TestCaseSource(nameof(Targets))]
    public void Nothing_that_was_tried_fails(string name)
    {
        if (name is "payloads" or "forms")
            SlackNetBuild.AssumeOwn();
        var target = FuzzTarget.All.Single(one => one.Name == name);
        var inputs = Inputs(target);
        var mutator = new Mutator(target, seed: 1);
        foreach (var input in inputs.Concat(Enumerable.Range(0, Changes).Select(_ => mutator.Next(inputs))))
            Assert.That(target.Fault(input), Is.Null, () => Encoding.UTF8.GetString(input));
    }

    [Test]
    public void A_fault_is_seen()
    {
        var target = new FuzzTarget("planted", input => BrokenException.Unless(input.Length == 0, "It is not empty."), []);
        Assert.That((target.Fault([]), target.Fault([1])?.Message), Is.EqualTo(((Exception?)null, "It is not empty.")));
    }

    [Test]
    public void The_corpus_is_small() => Assert.That(
        from target in FuzzTarget.All
        let inputs = Inputs(target)
        where inputs.Count is < 5 or > MostFiles || inputs.Any(input => input.Length > MostBytes)
        select target.Name, Is.Empty);

    [Test]
    public void Whatever_the_headers_say_only_what_Slack_signed_is_passed_on() => Gen.Select(Headers, Headers, Gen.String).Sample(
        (time, signature, body) => Signatures.Try($"{time}\n{signature}\n{body}"), iter: 500, threads: 1);

    private static IReadOnlyList<byte[]> Inputs(FuzzTarget target) =>
        Corpus.Of(target, Path.Combine(Sources.Root, "tests", "AndonBot.Fuzz", "corpus")).Inputs;
}
