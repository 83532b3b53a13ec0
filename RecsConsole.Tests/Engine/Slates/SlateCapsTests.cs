using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

public sealed class SlateCapsTests
{
    [Fact]
    [Trait("Req", "R79")]
    public void At_most_two_documents_of_one_source_are_shown_while_others_are_left()
    {
        var slate = Sources("policy", "policy", "policy", "a", "b").Slate(SlateKind.Document);

        slate.Ids().ShouldBe(["d0", "d1", "d3", "d4", "d2"]);
        slate.Moves.Where(move => move.Rule == StandardSlatePolicy.SourceRule).ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Req", "R79")]
    public void Documents_of_no_known_source_are_not_counted_together() =>
        Sources("", "", "", "a").Slate(SlateKind.Document).Ids().ShouldBe(["d0", "d1", "d2", "d3"]);

    [Fact]
    [Trait("Req", "R79")]
    public void A_tenant_sets_its_own_cap_on_documents_of_one_source() =>
        Sources(it => it with { MaxSameSource = 1 }, "p", "p", "q").Slate(SlateKind.Document).Ids().ShouldBe(["d0", "d2", "d1"]);

    [Fact]
    [Trait("Req", "R83")]
    public void No_more_popular_items_are_shown_than_the_cap_says()
    {
        var slate = Popular(it => it with { Popularity = new(500_000, 30, 1) });

        slate.Ids().ShouldBe(["a0", "a3", "a4", "a5", "a6", "a1", "a2"]);
        slate.Moves.Select(move => move.Rule).ShouldContain(StandardSlatePolicy.PopularityRule);
    }

    [Fact]
    [Trait("Req", "R83")]
    public void What_policy_requires_and_what_the_deadline_raised_is_shown_however_popular() =>
        Popular(
                it => it with { Popularity = new(500_000, 30, 0) },
                desk =>
                    desk.WithCase(facts => facts with { SlaBand = SlaBand.Late })
                        .WithPolicy("P-1", requires: ["a2"])
                        .WithAction("up", "escalate"),
                "action:up"
            )
            .Ids()
            .Take(2)
            .ShouldBe(["a2", "up"]);

    [Fact]
    [Trait("Req", "R83")]
    public void Part_of_the_slate_is_always_something_that_was_not_shown_here_again_and_again()
    {
        string[] repeated = ["action:a0", "action:a1", "action:a2", "action:a3"];

        var slate = Actions(7).ShownBefore(new([], repeated)).Open().Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["a0", "a1", "a2", "a4", "a5", "a3", "a6"]);
        slate.Moves.ShouldAllBe(move => move.Rule == StandardSlatePolicy.RepetitionRule);
    }

    [Fact]
    [Trait("Req", "R83")]
    public void Caps_give_way_when_nothing_else_is_left() =>
        Actions(2)
            .WithConfiguration(it => it with { Popularity = new(500_000, 30, 0) })
            .ShownBefore(new(["action:a0", "action:a1"], []))
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe(["a0", "a1"]);

    [Fact]
    [Trait("Req", "R85")]
    public void Replaying_the_moves_from_score_order_gives_the_final_order_of_any_slate() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    foreach (var kind in Enum.GetValues<SlateKind>())
                    {
                        Replays(random, kind);
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    private static void Replays(Random random, SlateKind kind)
    {
        var (snapshot, candidates, scores) = AnySlate(random, kind);
        var size = 1 + random.Next(5);
        var placement = new StandardSlatePolicy().Place(snapshot, candidates, scores, new(kind, size, random.Next()));

        var order = Enumerable
            .Range(0, candidates.Count)
            .OrderByDescending(i => scores[i].Score)
            .ThenBy(i => candidates[i].Id, StringComparer.Ordinal)
            .Select(i => candidates[i].Id)
            .Except(placement.BelowFloor, StringComparer.Ordinal)
            .ToList();
        foreach (var move in placement.Moves)
        {
            order[move.From - 1].ShouldBe(move.Id);
            order.RemoveAt(move.From - 1);
            order.Insert(move.To - 1, move.Id);
        }

        placement.Placed.Select(each => each.Id).ShouldBe(order.Take(size * 4));
        placement.Placed.Select(each => each.Rank).ShouldBe(Enumerable.Range(1, placement.Placed.Count));
        placement.Placed.ShouldAllBe(each => each.Propensity > 0 && each.Propensity <= 1_000_000);
    }

    // a random slate with something for every rule to act on
    private static (CaseSnapshot, List<Candidate>, List<CandidateScore>) AnySlate(Random random, SlateKind kind)
    {
        string[] kinds = ["fix", "communicate", "escalate", "assign"];
        var builder = AnyDesk(random);
        var candidates = new List<Candidate>();
        for (var i = 0; i < random.Next(20, 40); i++)
        {
            var id = kind == SlateKind.Expert ? Key(100 + i) : $"x{i}";
            var owner = random.Next(4) is > 0 and var number ? Id(number) : (Guid?)null;
            builder
                .WithAction($"x{i}", kinds[random.Next(kinds.Length)])
                .WithDocument($"x{i}", change: it => it with { OwnerId = owner })
                .WithExpert(100 + i);
            var source = random.Next(5) == 0 ? SourceNames.SlaRules : SourceNames.WorkflowRules;
            candidates.Add(new(kind, id, [new(source, 1, 0, [])]));
        }

        var keys = candidates.Select(each => SlateHistory.KeyOf(kind, each.Id)).ToArray();
        var shown = new SlateHistory([.. keys.Where(_ => random.Next(3) == 0)], [.. keys.Where(_ => random.Next(6) == 0)]);
        return (
            builder.ShownBefore(shown),
            candidates,
            [.. candidates.Select(_ => new CandidateScore(random.Next(8), random.Next(3), () => []))]
        );
    }

    private static SnapshotBuilder AnyDesk(Random random) =>
        ASnapshot()
            .WithCase(facts => facts with { SlaBand = (SlaBand)random.Next(Enum.GetValues<SlaBand>().Length) })
            .WithConfiguration(it =>
                it with
                {
                    ExplorationRate = random.Next(2) == 0 ? null : 200_000,
                    MaxSameSource = 1 + random.Next(3),
                    Popularity = new(500_000, 30, random.Next(3)),
                }
            )
            .WithPolicy("P-1", requires: ["x0", "x7"]);

    private static SnapshotBuilder Actions(int count)
    {
        var builder = ASnapshot();
        for (var i = 0; i < count; i++)
        {
            builder.WithAction($"a{i}", $"kind{i}").WithSimilarCases(20 - (2 * i), $"a{i}");
        }

        return builder;
    }

    private static Recommendation Popular(
        Func<ConfigurationPart, ConfigurationPart> configure,
        Func<SnapshotBuilder, SnapshotBuilder>? change = null,
        string? more = null
    )
    {
        var builder = Actions(7).WithConfiguration(configure);
        string[] popular = ["action:a0", "action:a1", "action:a2"];
        return (change?.Invoke(builder) ?? builder)
            .ShownBefore(new(more is null ? popular : [.. popular, more], []))
            .Open()
            .Slate(SlateKind.Action);
    }

    private static RankingResult Sources(params string[] sources) => Sources(it => it, sources);

    // d0, d1, … by descending score, each of its own kind
    private static RankingResult Sources(Func<ConfigurationPart, ConfigurationPart> configure, params string[] sources)
    {
        var builder = ASnapshot().WithConfiguration(configure);
        for (var i = 0; i < sources.Length; i++)
        {
            var policy = sources[i].Length == 0 ? null : sources[i];
            builder.WithDocument($"d{i}", 900_000 - (i * 50_000), it => it with { Kind = $"kind{i}", PolicyKey = policy });
        }

        foreach (var policy in sources.Distinct(StringComparer.Ordinal))
        {
            builder.WithPolicy(policy);
        }

        return builder.Open();
    }
}

/// <summary>Sets what earlier slates of a desk showed.</summary>
file static class ShownBeforeSnapshots
{
    public static CaseSnapshot ShownBefore(this SnapshotBuilder builder, SlateHistory shown) => builder.Build() with { Shown = shown };
}
