using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards.Labels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>A number in "How it was ranked" that is no share says what it is.</summary>
public sealed class TermNotesTests
{
    [Theory]
    [InlineData(
        SlateKind.Action,
        500_000,
        "0.50 is no share: cases with this step did not end certainly better or worse than similar cases."
    )]
    [InlineData(
        SlateKind.Action,
        620_000,
        "Above 0.50: cases with this step ended well more often than similar cases, certainly by 12 percentage points."
    )]
    [InlineData(
        SlateKind.Action,
        490_000,
        "Below 0.50: cases with this step ended well less often than similar cases, certainly by 1 percentage point."
    )]
    [InlineData(SlateKind.Action, 0, "0: few cases in this state were ready to be closed.")]
    [InlineData(SlateKind.Document, 500_000, "The share of good endings that is certain at least: few cases make it low.")]
    public void Historical_success_says_what_its_number_is(SlateKind kind, long value, string words) =>
        TermNotes.Of(kind, "historical_success", value).ShouldBe(words);

    [Fact]
    public void Other_terms_need_no_note() => TermNotes.Of(SlateKind.Action, "match", 500_000).ShouldBeNull();
}
