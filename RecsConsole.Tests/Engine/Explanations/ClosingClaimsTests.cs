using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>The card of what closes a case says what speaks against closing it now.</summary>
public sealed class ClosingClaimsTests
{
    [Fact]
    public void Nobody_has_confirmed_the_last_work() =>
        Sentences(Worked()).ShouldContain("The last work on the problem was \"fix\" on 2 Mar 2026, and it was not confirmed since");

    [Fact]
    public void Customer_who_wrote_that_it_helped_has_confirmed_it() =>
        Sentences(Worked().WithVerdict(helped: true)).ShouldAllBe(sentence => !sentence.Contains("last work", StringComparison.Ordinal));

    [Fact]
    public void What_came_in_since_is_to_be_read_first() =>
        Sentences(Worked().WithCase(it => it with { NewsAt = At.AddMinutes(-10) }))
            .ShouldContain("Something came in on 2 Mar 2026, after the last work on the problem: read it first");

    [Theory]
    [InlineData("open", true)]
    [InlineData("review", false)] // it can still be done, and stands first
    public void Step_that_a_policy_requires_and_the_state_no_longer_allows_was_skipped(string allowedIn, bool isSaid) =>
        Sentences(
                Worked()
                    .WithAction("verify", "compliance", it => it with { AllowedStates = [allowedIn] }, from: allowedIn, to: allowedIn)
                    .WithPolicy("P-7", requires: ["verify"])
            )
            .Contains("Policy \"P-7\" requires \"verify\", which was not done on this case")
            .ShouldBe(isSaid);

    private static SnapshotBuilder Worked() =>
        ASnapshot()
            .WithState("review")
            .WithAction("fix", to: "review")
            .WithAction("close", "close", from: "review", to: "closed")
            .WithStep("fix", to: "review")
            .WithCase(it => it with { State = "review" });

    private static IReadOnlyList<string> Sentences(SnapshotBuilder builder) =>
        builder.Open().Slate(SlateKind.Action).Item("close").Sentences();
}
