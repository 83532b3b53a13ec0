using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

/// <summary>Similarity by sequence of actions, and by a graph of cases, actions and outcomes: computed by hand.</summary>
public sealed class OtherSimilaritySourcesTests
{
    private static readonly string[] s_actions = ["ask", "fix", "wait", "wipe"];

    [Theory]
    [InlineData("", "ask,fix", 0, 1_000_000)]
    [InlineData("ask,wait", "ask,wait,fix,wait", 2, 1_000_000)]
    [InlineData("ask,wait", "ask,fix,wait,wipe", 3, 800_000)] // 2 * 2 / (2 + 3)
    [InlineData("ask,wait", "wait,fix", 1, 666_666)] // 2 * 1 / (2 + 1)
    public void Case_is_compared_up_to_the_point_where_it_is_most_alike(string done, string steps, int next, long similarity) =>
        SequenceMatch.Best(Words(done), Words(steps)).ShouldBe(new SequenceMatch(next, similarity));

    [Theory]
    [InlineData("ask", "")]
    [InlineData("ask", "fix,wait")]
    [InlineData("ask", "ask")] // nothing came next
    public void Nothing_alike_before_a_step_gives_no_match(string done, string steps) =>
        SequenceMatch.Best(Words(done), Words(steps)).ShouldBeNull();

    [Fact]
    public void Next_steps_of_cases_are_votes_as_strong_as_their_sequences_are_alike()
    {
        var snapshot = Desk()
            .WithStep("ask")
            .WithStep("wait")
            .WithSimilarCase(1, change: Did("ask", "wait", "fix"))
            .WithSimilarCase(2, change: Did("ask", "fix", "wait", "wipe"))
            .WithSimilarCase(3, change: Did("wipe", "fix"))
            .Build();

        // 1 and .8 over three cases; nothing in the third is alike
        Scores(new ActionSequenceSource(), snapshot).ShouldBe([("fix", 333_333), ("wipe", 266_666)]);
    }

    [Fact]
    public void Walk_prefers_actions_of_cases_that_share_actions_and_ended_well()
    {
        var builder = Desk()
            .WithSimilarCase(1, change: Did("ask", "fix"))
            .WithSimilarCase(2, change: Did("wait", "wipe"))
            .WithSimilarCase(3, change: hit => Did("ask", "wipe")(hit) with { SlaMet = false, Reopened = true });

        var fresh = Scores(new OutcomeGraphSource(), builder.Build());
        var asked = Scores(new OutcomeGraphSource(), builder.WithStep("ask").Build());

        fresh.ShouldNotContain(each => each.Score > 1_000_000);
        Of(asked, "fix").ShouldBeGreaterThan(Of(fresh, "fix"), "the case shares an action with it now");
        Of(asked, "fix").ShouldBeGreaterThan(Of(asked, "wipe"), "one case that did it ended badly, the other shares nothing");
        Of(asked, "wipe").ShouldBe(Of(asked, "wait"), "only the case that ended well counts");
    }

    [Fact]
    public void Both_are_off_until_a_tenant_switches_them_on()
    {
        var builder = Desk().WithStep("ask").WithSimilarCases(4, change: (_, hit) => Did("ask", "fix")(hit));
        var off = SourcesOf(builder.Build());
        var on = SourcesOf(builder.WithConfiguration(it => it with { EnabledSources = SourceSwitches.OptIn }).Build());

        off.Intersect(SourceSwitches.OptIn).ShouldBeEmpty();
        on.Intersect(SourceSwitches.OptIn).ShouldBe(SourceSwitches.OptIn, ignoreOrder: true);
        on.Except(SourceSwitches.OptIn).ShouldBe(off, ignoreOrder: true);
    }

    private static SnapshotBuilder Desk() => s_actions.Aggregate(ASnapshot(), (builder, action) => builder.WithAction(action));

    private static Func<SimilarCaseHit, SimilarCaseHit> Did(params string[] actions) =>
        hit => hit with { Steps = [.. actions.Select(action => new SimilarCaseStep(action, "open"))] };

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static List<(string Action, long Score)> Scores(ICandidateSource source, CaseSnapshot snapshot) =>
        [
            .. source
                .Propose(snapshot)
                .Select(each => (each.Id, each.Provenance[0].Score))
                .OrderByDescending(each => each.Score)
                .ThenBy(each => each.Id, StringComparer.Ordinal),
        ];

    private static long Of(IEnumerable<(string Action, long Score)> scores, string action) =>
        scores.Single(each => string.Equals(each.Action, action, StringComparison.Ordinal)).Score;

    private static List<string> SourcesOf(CaseSnapshot snapshot) =>
        [
            .. CandidateSources
                .All()
                .Propose(snapshot, SlateKind.Action)
                .Candidates.SelectMany(each => each.Provenance)
                .Select(each => each.Source)
                .Distinct(StringComparer.Ordinal),
        ];
}
