using System.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>
/// Hostile input is read or refused: nothing else happens, however it was bent. A finding joins the corpus, so that it stays mended.
/// </summary>
public sealed class FuzzTests
{
    private const int ManyTimes = 100;

    public static TheoryData<string> Names => [.. FuzzedParsers.All.Select(parser => parser.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Hostile_input_is_read_or_refused_and_nothing_else(string name) => RunAsync(name, times: 1);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Speed", "Slow")]
    public Task Hostile_input_of_a_long_run_is_read_or_refused_and_nothing_else(string name) => RunAsync(name, ManyTimes);

    [Fact]
    public void Each_folder_of_the_corpus_belongs_to_a_parser() =>
        Corpus.Names.Except(FuzzedParsers.All.Select(parser => parser.Name)).ShouldBeEmpty();

    [Fact]
    public void Inputs_are_the_same_in_each_run_and_differ_from_each_other()
    {
        byte[][] corpus = ["{\"a\":[1,2,3]}"u8.ToArray(), "another one"u8.ToArray()];

        var inputs = Enumerable.Range(0, 200).Select(number => FuzzRun.InputOf(corpus, number)).ToList();

        var words = inputs.ConvertAll(input => Convert.ToHexString(input));
        Enumerable.Range(0, 200).Select(number => Convert.ToHexString(FuzzRun.InputOf(corpus, number))).ShouldBe(words);
        words.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(100);
        words.ShouldContain(word => word.Length > 4_000, "something was nested or repeated");
    }

    [Fact]
    public async Task Exception_that_is_not_declared_is_a_finding_with_its_input()
    {
        var careless = FuzzedParser.Of("careless", input => input.Text is "ok" ? 1 : throw new FormatException("no"));

        var found = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(careless with { Made = ["ok"u8.ToArray()] }));

        found.Message.ShouldStartWith("careless, input ");
        found.Message.ShouldContain("FormatException: no");
        (await RunAsync(careless with { Made = ["ok"u8.ToArray()], Refusals = [typeof(FormatException)] })).ShouldBe(1);
    }

    [Fact]
    public async Task Result_or_memory_beyond_the_limit_is_a_finding()
    {
        var growing = FuzzedParser.Of("growing", input => input.Text is "ok" ? 1 : 1_001);
        var greedy = FuzzedParser.Of("greedy", input => new byte[5_000_000].LongLength / 5_000_000);
        IReadOnlyList<byte[]> made = [Encoding.UTF8.GetBytes("ok")];

        var size = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(growing with { Made = made, MaxSize = 1_000 }));
        var memory = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(greedy with { Made = made, MaxAllocated = 1_000 }));

        size.Message.ShouldContain("becomes 1001");
        memory.Message.ShouldContain("of memory");
    }

    private static async Task RunAsync(string name, int times)
    {
        var parser = FuzzedParsers.Named(name);
        using var run = new FuzzRun(parser);

        var accepted = await run.RunAsync(parser.Inputs * times);

        accepted.ShouldBeGreaterThan(0, "a corpus that is refused as a whole shows the refusal only");
    }

    private static async Task<int> RunAsync(FuzzedParser parser)
    {
        using var run = new FuzzRun(parser);
        return await run.RunAsync(parser.Inputs);
    }
}
