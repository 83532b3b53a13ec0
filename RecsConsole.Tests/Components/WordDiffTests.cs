using RecsConsole.Components.Diffs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Ask the customer", "Ask the customer", "Ask the customer", "Ask the customer")]
    [InlineData("Ask the customer twice", "Ask the owner twice", "Ask the [customer] twice", "Ask the [owner] twice")]
    [InlineData(
        "Approval stuck, Sign in",
        "Approval stuck, Payment failed",
        "Approval stuck, [Sign in]",
        "Approval stuck, [Payment failed]"
    )]
    [InlineData("", "new", "", "[new]")]
    public void Only_the_words_that_differ_are_marked(string before, string after, string old, string now)
    {
        var (left, right) = WordDiff.Of(before, after);

        Marked(left).ShouldBe(old);
        Marked(right).ShouldBe(now);
    }

    [Theory]
    [InlineData("EU, US", "EU, US, DE", true)]
    [InlineData("3", "1", false)]
    [InlineData("", "new", false)]
    public void Texts_that_share_too_little_are_not_marked_by_word(string before, string after, bool isMarked) =>
        WordDiff.OfAlike(before, after).HasValue.ShouldBe(isMarked);

    // equal spaces between changed words belong to the change for a reader
    private static string Marked(IReadOnlyList<DiffRun> runs) =>
        string.Concat(runs.Select(run => run.IsChanged ? $"[{run.Text}]" : run.Text)).Replace("] [", " ", StringComparison.Ordinal);
}
