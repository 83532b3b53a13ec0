using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Comparable segments get suggestions of comparable quality; otherwise an alarm is raised.</summary>
public sealed class EqualityTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R119")]
    public async Task Segment_whose_suggestions_are_seldom_accepted_raises_an_alarm_and_an_equal_one_does_not(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(desk, "de", isAccepted: i => i % 5 == 0, isSolved: _ => true);
        await AddAsync(desk, "en", isAccepted: i => i % 5 < 3, isSolved: _ => true);

        await desk.WatchAsync();

        var said = (await desk.AlarmsAsync()).Where(alarm => alarm.Words.StartsWith("Unequal", StringComparison.Ordinal)).ToList();
        said.ShouldHaveSingleItem()
            .Words.ShouldStartWith(
                "Unequal quality, Language de. Cases in which an action on screen was accepted: "
                    + "20 % of 100 against 60 % of 100 of the others; 40 points less within the same kind of case, corrected p at most "
            );
        var tile = await desk.ReadAsync(InsightKind.Equality);
        tile.Figures[1].Count.ShouldBe(1);
        tile.Bars[0].Title.ShouldBe("Cases in which an action on screen was accepted, by language");
        tile.Bars[0].Rates().ShouldBe([("German", 20, 100), ("English", 60, 100)]);
    }

    [Fact]
    [Trait("Req", "R119")]
    public async Task Success_of_what_was_carried_out_is_compared_by_the_label_of_training()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await AddAsync(desk, "de", isAccepted: i => i % 2 == 0, isSolved: i => i % 2 == 0);
        await AddAsync(desk, "en", isAccepted: i => i % 2 == 0, isSolved: _ => true);

        await desk.WatchAsync();

        (await desk.AlarmsAsync())
            .Single(alarm => alarm.Words.StartsWith("Unequal", StringComparison.Ordinal))
            .Words.ShouldContain("Cases solved by an action: 50 % of 100 against 100 % of 100");
    }

    [Fact]
    public void More_of_the_hard_kind_of_case_is_not_worse_quality_and_few_cases_say_nothing()
    {
        List<AuditedCase> cases =
        [
            .. Of("easy", "de", 20, 16),
            .. Of("easy", "en", 180, 144),
            .. Of("hard", "de", 180, 36),
            .. Of("hard", "en", 20, 4),
            .. Of("easy", "pl", 29, 0),
        ];

        var all = Segments.Compare(cases);

        all.Select(each => each.Segment).ShouldBe(["de", "en"]); // 29 Polish cases are too few
        all.ShouldAllBe(each => !each.IsUnequal(0.1));
    }

    [Fact]
    public void Over_many_runs_without_a_difference_few_would_be_told_without_the_limit_and_fewer_with_it()
    {
        const int runs = 500;
        var (chance, told) = (0, 0);
        for (var seed = 0; seed < runs; seed++)
        {
            var random = new SplitMix64((ulong)seed);
            List<AuditedCase> cases = [.. Enumerable.Range(0, 400).Select(_ => Unmoved(random))];
            var all = Segments.Compare(cases);
            chance += all.Any(each => each.IsUnequal(0)) ? 1 : 0;
            told += all.Any(each => each.IsUnequal(0.1)) ? 1 : 0;
        }

        ((double)chance / runs).ShouldBeLessThan(0.07); // the claimed rate is 0.05 for better and worse together
        told.ShouldBeLessThanOrEqualTo(chance);
    }

    private static AuditedCase Unmoved(SplitMix64 random) =>
        new(
            random.Below(2) == 0 ? "easy" : "hard",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Segments.Team] = $"t{random.Below(4)}",
                [Segments.Language] = $"l{random.Below(3)}",
                [Segments.Tier] = $"c{random.Below(3)}",
                [Segments.Region] = $"r{random.Below(2)}",
            },
            random.Below(3) == 0,
            random.Below(4) == 0 ? null : random.Below(3) > 0
        );

    private static IEnumerable<AuditedCase> Of(string type, string language, int count, int accepted) =>
        Enumerable
            .Range(0, count)
            .Select(i => new AuditedCase(
                type,
                new Dictionary<string, string>(StringComparer.Ordinal) { [Segments.Language] = language },
                i < accepted,
                null
            ));

    // One hundred cases of a language, each with one action that was on screen and carried out.
    private static async Task AddAsync(InsightDesk desk, string language, Func<int, bool> isAccepted, Func<int, bool> isSolved)
    {
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        for (var i = 0; i < 100; i++)
        {
            var row = rows.Case($"{language}-{i}", null, 10);
            row.Language = language;
            var (decision, _) = rows.Decision(row, desk.History.Erik, 10, "heuristic-2", new Slate(SlateKind.Action, []));
            db.Add(row);
            db.Add(decision);
            db.AddRange(Seen(decision), Solved(decision, isSolved(i) ? 1 : 0));
            if (isAccepted(i))
            {
                db.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, "a1", 1));
            }
        }

        await db.SaveChangesAsync();
    }

    private static ImpressionRow Seen(DecisionRow decision) =>
        new()
        {
            TenantId = decision.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            ItemId = "a1",
            Rank = 1,
            SeenAt = decision.At,
        };

    private static LabelRow Solved(DecisionRow decision, int value) =>
        new()
        {
            TenantId = decision.TenantId,
            DecisionId = decision.Id,
            Kind = ItemKind.Action,
            ItemId = "a1",
            Name = "resolved",
            Applies = true,
            Value = value,
            ClosesAt = decision.At,
            BuiltAt = decision.At,
        };
}
