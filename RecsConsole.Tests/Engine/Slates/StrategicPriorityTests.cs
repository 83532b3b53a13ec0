using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>A tenant's goals change only the order of items that may be shown, by a recorded move.</summary>
[Trait("Req", "R54")]
public sealed class StrategicPriorityTests
{
    [Fact]
    public void A_priority_lifts_its_kind_by_a_recorded_move_and_leaves_the_score()
    {
        var plain = Two([]);
        var lifted = Two([new("communicate", null, "renewals", 100_000)]);

        plain.Ids().ShouldBe(["fix", "thank"]);
        lifted.Ids().ShouldBe(["thank", "fix"]);
        lifted.Moves.ShouldBe([new Move(StandardSlatePolicy.PriorityRule, "thank", 2, 1)]);
        lifted.Item("thank").Score.ShouldBe(plain.Item("thank").Score);
        lifted.Item("thank").Contributions.Sum(part => part.Amount).ShouldBe(lifted.Item("thank").Score);
    }

    [Fact]
    public void A_priority_may_name_one_action() => Two([new(null, "thank", "renewals", 100_000)]).Ids().ShouldBe(["thank", "fix"]);

    [Fact]
    public void Priorities_together_lift_by_a_tenth_at_most()
    {
        StrategicPriority[] many = [new("fix", null, "a", 90_000), new(null, "x", "b", 90_000), new("fix", null, "c", long.MaxValue)];
        var action = ASnapshot().WithAction("x").Build().Shared.Catalog.Actions[0];

        StrategicPriority.BoostOf(many, action).ShouldBe(StrategicPriority.MaxBoost);
        StrategicPriority.BoostOf([new("fix", null, "a", -5)], action).ShouldBe(0);
    }

    [Fact]
    public void Nothing_that_policy_requires_or_a_deadline_raised_gives_way()
    {
        var slate = ASnapshot()
            .WithAction("owed", "compliance")
            .WithPolicy("P-1", requires: ["owed"])
            .WithAction("thank", "communicate")
            .WithSimilarCases(20, "thank")
            .WithConfiguration(it => it with { Priorities = [new("communicate", null, "renewals", 100_000)] })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["owed", "thank"]);
    }

    [Fact]
    public void Whatever_is_prioritised_the_set_of_what_may_be_shown_stays() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var plain = Any(random.Next(12), random.Next(), []);
                    var lifted = Any(plain.Count, plain.Seed, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyPriority(random))]);

                    lifted.Slate.Ids().Order(StringComparer.Ordinal).ShouldBe(plain.Slate.Ids().Order(StringComparer.Ordinal));
                    lifted.Slate.Excluded.Select(each => each.Id).ShouldBe(plain.Slate.Excluded.Select(each => each.Id));
                    foreach (var item in lifted.Slate.Items)
                    {
                        item.Score.ShouldBe(plain.Slate.Item(item.Id).Score);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    private static Recommendation Two(IReadOnlyList<StrategicPriority> priorities) =>
        ASnapshot()
            .WithAction("fix", change: it => it with { TypicalMinutes = 30 })
            .WithAction("thank", "communicate", it => it with { UpdatedAt = At.AddDays(-60) })
            .WithConfiguration(it => it with { Priorities = priorities })
            .Open()
            .Slate(SlateKind.Action);

    private static (Recommendation Slate, int Count, int Seed) Any(int count, int seed, IReadOnlyList<StrategicPriority> priorities)
    {
        var random = new Random(seed);
        var builder = ASnapshot()
            .WithPolicy("P-1", requires: ["a1"], forbids: ["a2"])
            .WithSimilarCases(random.Next(20), "a0")
            .WithConfiguration(it => it with { Priorities = priorities });
        for (var i = 0; i < count; i++)
        {
            builder.WithAction(
                $"a{i}",
                random.Next(2) == 0 ? "fix" : "communicate",
                it => it with { Status = random.Next(4) == 0 ? "retired" : "published", TypicalMinutes = random.Next(500) }
            );
        }

        return (builder.Open().Slate(SlateKind.Action), count, seed);
    }

    private static StrategicPriority AnyPriority(Random random) =>
        random.Next(2) == 0
            ? new(random.Next(2) == 0 ? "fix" : "communicate", null, "goal", random.Next(200_000))
            : new(null, $"a{random.Next(12)}", "goal", random.Next(200_000));
}
