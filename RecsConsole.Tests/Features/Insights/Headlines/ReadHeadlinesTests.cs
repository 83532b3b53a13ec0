using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Headlines;

/// <summary>The five figures at the top of the page, for a desk whose figures were computed by hand.</summary>
public sealed class ReadHeadlinesTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R123")]
    public async Task Each_has_its_value_with_n_and_says_that_a_handful_is_too_few(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var figures = await ReadAsync(desk, desk.Admin, new());

        figures
            .Select(figure => (HeadlineLabels.Title(figure.Kind), HeadlineLabels.Value(figure), HeadlineLabels.Rest(figure)))
            .ShouldBe([
                ("SLA met", "75 %", "3 of 4 cases with an SLA"),
                ("Time to resolution", "2592 h", "median of 5 cases"),
                ("Reopened", "20 %", "1 of 5 cases"),
                ("Cases solved", "5", null),
                ("Decisions with an accepted suggestion", "17 %", "1 of 6 decisions"),
            ]);
        figures.ShouldAllBe(figure => HeadlineLabels.Trend(figure) == "Too few to say");
        figures.Take(4).ShouldAllBe(figure => HeadlineLabels.Before(figure) == "none before");
        HeadlineLabels.Before(figures[4]).ShouldBe("before: 100 % of 1");
        HeadlineLabels
            .WhatChanged(figures, new())
            .ShouldBe(
                "Too few to say, as both periods need 20: SLA met (4, before 0); Time to resolution (5, before 0); Reopened (5, before 0); "
                    + "Cases solved (5, before 0); Decisions with an accepted suggestion (6, before 1)."
            );
    }

    [Fact]
    public async Task Headline_is_the_same_number_as_its_tile()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var figures = await ReadAsync(desk, desk.Admin, new());
        var accepted = await desk.ReadAsync(InsightKind.Acceptance);
        var outcomes = await desk.ReadAsync(InsightKind.Outcomes);

        figures[4].Now!.Rate.ShouldBe(accepted.Figures[0].Rate);
        figures[0].Now!.Rate!.N.ShouldBe(outcomes.Figures[0].Rate!.N + outcomes.Figures[1].Rate!.N);
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Supervisor_has_figures_of_own_teams_and_a_second_tenant_none()
    {
        await using var desk = await InsightDesk.OpenAsync();

        (await ReadAsync(desk, desk.Sam, new()))[3].Now!.N.ShouldBe(3);
        (await ReadAsync(desk, desk.Stranger, new())).ShouldAllBe(figure => figure.Now!.N == 0);
        (await desk.Get<ReadHeadlines>().RunAsync(desk.Agent, new(new()), CancellationToken.None)).Error!.Kind.ShouldBe(
            ErrorKind.Forbidden
        );
    }

    [Fact]
    public async Task Cases_have_no_role_so_only_decisions_are_counted_by_one()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var figures = await ReadAsync(desk, desk.Admin, new() { Role = "agent" });

        figures.Take(4).ShouldAllBe(figure => figure.Absent != null && figure.Now == null);
        figures[4].Absent.ShouldBeNull();
    }

    [Fact]
    public void What_changed_names_the_clear_changes_with_their_numbers_and_keeps_quiet_about_chance()
    {
        InsightHeadline[] figures =
        [
            Share(HeadlineKind.SlaMet, new(900, 1000), new(800, 1000)),
            new(
                HeadlineKind.TimeToSolution,
                new(1000) { Median = TimeSpan.FromMinutes(320) },
                new(990) { Median = TimeSpan.FromMinutes(500) },
                InsightTrend.Down
            ),
            Share(HeadlineKind.Reopened, new(50, 1000), new(52, 1000)),
            new(HeadlineKind.Solved, new(1000), new(1000), InsightTrend.Unclear),
            Share(HeadlineKind.Accepted, new(2, 4), new(1, 400)),
        ];

        HeadlineLabels
            .WhatChanged(figures, new())
            .ShouldBe(
                "Clearly different from the 30 days before: SLA met up 10 points (n = 1,000, before 1,000); "
                    + "Time to resolution down 3 h (n = 1,000, before 990). "
                    + "Too few to say, as both periods need 20: Decisions with an accepted suggestion (4, before 400)."
            );
        HeadlineLabels
            .WhatChanged([figures[2], figures[3]], new())
            .ShouldBe(
                "None of the 2 figures below is clearly different from the 30 days before: each difference may be chance. "
                    + "Figures further down the page are not part of this sentence."
            );
        HeadlineLabels
            .WhatChanged([figures[2], figures[4]], new())
            .ShouldStartWith("Reopened is not clearly different from the 30 days before: the difference may be chance.");
        HeadlineLabels.Before(figures[1]).ShouldBe("before: 8 h 20 m (n = 990)");
    }

    [Fact]
    public async Task Counts_of_periods_of_different_length_are_said_per_day()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var today = DateOnly.FromDateTime(desk.Database.Clock.GetUtcNow().UtcDateTime);
        var filter = new InsightFilter
        {
            From = today.AddDays(-21),
            To = today.AddDays(-2),
            BeforeFrom = today.AddDays(-42),
            BeforeTo = today.AddDays(-38),
        };

        var read = (await ReadAsync(desk, desk.Admin, filter))[3];
        var alike = (await ReadAsync(desk, desk.Admin, new()))[3];

        read.Now!.PerDay!.Value.ShouldBe(read.Now.N / 20.0, 0.01);
        read.Before!.PerDay!.Value.ShouldBe(read.Before.N / 5.0, 0.01);
        (alike.Now!.PerDay, alike.Before!.PerDay).ShouldBe((null, null));
        var shown = new InsightHeadline(HeadlineKind.Solved, new(71) { PerDay = 3.61 }, new(42) { PerDay = 2.8 }, InsightTrend.Unclear);
        HeadlineLabels.Value(shown).ShouldBe("71 (3.6 a day)");
        HeadlineLabels.Before(shown).ShouldBe("before: 42 (2.8 a day)");
    }

    [Theory]
    [InlineData("ratings", 1, "rating")]
    [InlineData("ratings", 2, "ratings")]
    [InlineData("decisions", 1, "decision")]
    [InlineData("cases", 0, "cases")]
    public void Whole_of_one_is_named_in_the_singular(string whole, long number, string words) =>
        InsightLabels.Of(whole, number).ShouldBe(words);

    private static InsightHeadline Share(HeadlineKind kind, InsightRate now, InsightRate before) =>
        new(kind, new(now.N) { Rate = now }, new(before.N) { Rate = before }, HeadlineTrends.OfRates(now, before));

    private static async Task<IReadOnlyList<InsightHeadline>> ReadAsync(InsightDesk desk, Actor actor, InsightFilter filter)
    {
        var result = await desk.Get<ReadHeadlines>().RunAsync(actor, new(filter), CancellationToken.None);
        return result.Value.ShouldNotBeNull(result.Error?.Message).Figures;
    }
}
