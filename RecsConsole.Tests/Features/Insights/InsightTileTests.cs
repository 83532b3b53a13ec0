using RecsConsole.Casework;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Each tile for a desk whose figures were computed by hand.</summary>
public sealed class InsightTileTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    [Trait("Req", "R123")]
    public async Task Volume_counts_decisions_cases_people_and_new_cases(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Volume);

        tile.Counts().ShouldBe([("Decisions", 6, 1), ("Cases they were made for", 4, 1), ("People who asked", 2, 1), ("New cases", 4, 1)]);
        // Days in Berlin time, ending today; one decision per day from one to six days ago.
        tile.Lines[0].Points.Count.ShouldBe(30);
        tile.Lines[0].Points.Select(point => point.Value).TakeLast(8).ShouldBe([0, 1, 1, 1, 1, 1, 1, 0]);
        tile.Lines[0].Points.Sum(point => point.Before).ShouldBe(1);
        tile.Lines[0].Points[19].Before.ShouldBe(1); // forty days ago is day twenty of the previous thirty
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Workflow_narrows_cases_and_decisions_to_its_own(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var own = await desk.ReadAsync(InsightKind.Volume, filter: new() { Workflow = "desk" });
        var other = await desk.ReadAsync(InsightKind.Volume, filter: new() { Workflow = "returns" });

        own.Counts().ShouldBe((await desk.ReadAsync(InsightKind.Volume)).Counts());
        other.Counts().ShouldBe([("Decisions", 0, 0), ("Cases they were made for", 0, 0), ("People who asked", 0, 0), ("New cases", 0, 0)]);
    }

    [Fact]
    public async Task Two_chosen_periods_are_counted_side_by_side()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var today = DateOnly.FromDateTime(desk.Database.Clock.GetUtcNow().UtcDateTime);
        var filter = new InsightFilter
        {
            From = today.AddDays(-9),
            To = today,
            BeforeFrom = today.AddDays(-42),
            BeforeTo = today.AddDays(-38),
        };

        var tile = await desk.ReadAsync(InsightKind.Volume, filter: filter);

        // one decision forty days ago, and none in the ten days right before the period
        tile.Counts()[0].ShouldBe(("Decisions", 6, 1));
        (await desk.ReadAsync(InsightKind.Volume, filter: filter with { BeforeFrom = null })).Counts()[0].ShouldBe(("Decisions", 6, 0));
        tile.Ratio.ShouldBe(2, 0.2);
        tile.Lines[0].Points.Skip(5).ShouldAllBe(point => point.Before == null);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    [Trait("Req", "R123")]
    public async Task Acceptance_is_of_what_was_on_screen_by_kind_and_rank(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Acceptance);

        tile.Rates()
            .ShouldBe([
                ("Decisions with an accepted suggestion", 1, 6),
                ("Actions accepted", 1, 7),
                ("Documents accepted", 0, 4),
                ("People to ask accepted", 1, 1),
            ]);
        tile.Figures[1].RateBefore.ShouldBe(new InsightRate(1, 1));
        tile.Bars[0].Rates().ShouldBe([("Rank 1", 1, 5), ("Rank 2", 0, 2)]);
        tile.Figures[1].Of.ShouldBe("items on screen");
        // The Wilson bounds of 1 in 7 were computed separately.
        tile.Figures[1].Rate!.Low.ShouldBe(0.0257, 0.0005);
        tile.Figures[1].Rate!.High.ShouldBe(0.5131, 0.0005);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Dismissals_have_their_reasons_and_what_was_taken_back_is_none(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Dismissals);

        tile.Rates().ShouldBe([("Suggestions dismissed", 4, 12)]);
        tile.Bars[0].Title.ShouldBe("Reasons for 4 dismissals");
        tile.Bars[0]
            .Rates()
            .ShouldBe([
                ("Not useful", 2, 4),
                ("Out of date", 1, 4),
                ("Should not be shown to me", 1, 4),
                ("Does not apply to this case", 0, 4),
                ("Already tried", 0, 4),
                ("The reason given is wrong", 0, 4),
            ]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Repeated_dismissals_are_counted_and_lead_to_their_cases(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Signals);
        var cases = await desk.CasesAsync(tile.Figures[0].Cases!);

        tile.Rates().ShouldBe([("Dismissed again by the same person", 1, 4)]);
        tile.Counts()
            .ShouldBe([
                ("Suggestions dismissed by two people or more", 1, 0),
                ("Reported: should not be shown to me", 1, 0),
                ("Reported: the reason given is wrong", 0, 0),
            ]);
        cases.Lines.Select(line => line.Key).ShouldBe(["A", "B"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Dismissal_that_a_person_repeats_raises_the_count_and_one_by_another_person_does_not(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await using var db = desk.Open();
        var rows = desk.Rows(desk.Admin.TenantId);
        var latest = desk.History.Latest;
        var repeated = rows.Response(latest, ResponseKind.Dismiss, ItemKind.Action, "a1", 1, DismissReasons.WrongPermission);
        var byAnother = rows.Response(latest, ResponseKind.Dismiss, ItemKind.Action, "a1", 1, DismissReasons.NotUseful);
        byAnother.ActorId = desk.Sam.PersonId;
        db.AddRange(repeated, byAnother);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var tile = await desk.ReadAsync(InsightKind.Signals);

        tile.Rates().ShouldBe([("Dismissed again by the same person", 2, 6)]);
        tile.Counts().ShouldContain(("Reported: should not be shown to me", 2, 0));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Overrides_say_what_was_chosen_instead(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Overrides);

        tile.Rates().ShouldBe([("Decisions overridden", 2, 6)]);
        tile.Bars[0].Counts().ShouldBe([("Do fix", 2)]);
        tile.Bars[1].Counts().ShouldBe([("No suggestion \u2192 Do fix", 1), ("a1 \u2192 Do fix", 1)]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Outcomes_are_compared_with_intervals_and_never_called_an_effect(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Outcomes);

        tile.Rates()
            .ShouldBe([
                ("SLA met, with an accepted suggestion", 1, 2),
                ("SLA met, without", 2, 2),
                ("Reopened, with an accepted suggestion", 1, 2),
                ("Reopened, without", 0, 3),
            ]);
        // Newcombe's method 10 for 1 of 2 minus 2 of 2, computed separately.
        tile.Figures[2].Text.ShouldBe("−50 points (−90.5 to +27.3)");
        tile.Notes[0].ShouldContain("not a controlled experiment");
        (await desk.ReadAsync(InsightKind.Outcomes, filter: new() { Role = "agent" }))
            .Figures.ShouldHaveSingleItem()
            .Absent.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task Empty_slates_have_their_reasons(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Empty);

        tile.Rates().ShouldBe([("Empty: Actions", 1, 6), ("Empty: Documents", 2, 6), ("Empty: People to ask", 3, 6)]);
        tile.Bars.SelectMany(bars => bars.Counts())
            .ShouldBe([
                ("Not allowed in this state", 1),
                ("Nothing was found", 2),
                ("Nothing was found", 2),
                ("Above the person's clearance", 1),
            ]);
        var cases = await desk.CasesAsync(tile.Bars[2].Bars[1].Cases!);
        cases.Lines.ShouldHaveSingleItem().Key.ShouldBe("B");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    public async Task What_is_left_out_is_counted_by_reason_code(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var tile = await desk.ReadAsync(InsightKind.Exclusions);

        tile.Rates().ShouldBe([("Decisions with something excluded because of permissions", 2, 6)]);
        tile.Counts().ShouldBe([("Excluded because of permissions", 3, 0)]);
        tile.Bars[0].Counts().ShouldBe([("Not on the access list", 2), ("Above the person's clearance", 1)]);
        tile.Bars[1].Counts().ShouldBe([("Not allowed in this state", 2)]);
        tile.Notes[0].ShouldContain("latest 6 decisions");
    }
}
