using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Metrics;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>What suggestions are worth beside being accepted, against figures computed by hand.</summary>
public sealed class ValueTileTests
{
    private static readonly InsightFilter s_week = InsightFilter.Parse(new("7", null, null, null, null));

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R217")]
    public async Task Tiles_show_time_rework_retention_cost_and_novelty_of_the_fixture(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        await AddAsync(desk);

        var tile = await desk.ReadAsync(InsightKind.Value, filter: s_week);

        // printer cases: 10 h with a suggestion, 14 h without; login cases: 30 h and 40 h; two of three cases with one are printer cases
        var time = Figure(tile, "Time saved");
        time.Text.ShouldBe("6 h less per case");
        time.Rest.ShouldBe("95 % interval 6.0 h less to 6.0 h less; 30 cases with an accepted suggestion, 60 without");
        // without one a tenth was reopened in each kind of case, with one none
        var rework = Figure(tile, "Rework avoided");
        rework.Text.ShouldBe("10.0 fewer of 100 cases reopened");
        rework.Rest!.ShouldEndWith("of 100; 30 cases with an accepted suggestion, 60 without");
        tile.Rates()
            .ShouldBe([
                ("Users kept", 4, 6), // two of six accepted nothing this week
                ("Accepted suggestions that were new to the person", 26, 30), // four accepted again what they had the week before
            ]);
        // 1,000 a month is 197 to 230 for the six to seven days until now, shared by thirty openings with an accepted suggestion
        var cost = double.Parse(Figure(tile, "Cost per recommendation").Text!, CultureInfo.CurrentCulture);
        var perAccepted = Figure(tile, "Cost per opening with an accepted suggestion");
        double.Parse(perAccepted.Text!, CultureInfo.CurrentCulture).ShouldBeInRange(6.5, 7.7);
        perAccepted.Rest.ShouldStartWith("30 openings share ");
        cost.ShouldBeInRange(4.5, 7.7, "the desk's other openings share it too");
        tile.Notes.ShouldContain(note => note.Contains("no proof of cause", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Req", "R123")]
    public async Task Too_few_to_say_is_said_with_the_numbers_and_an_unset_cost_where_to_state_it()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = await desk.ReadAsync(InsightKind.Value, filter: s_week);

        tile.Figures.ShouldAllBe(figure => figure.Absent != null && figure.Rate == null && figure.Text == null);
        Figure(tile, "Time saved").Absent.ShouldNotBeNull().ShouldStartWith("Too few to say: at least 20 resolved cases");
        Figure(tile, "Cost per recommendation").Absent.ShouldNotBeNull().ShouldContain("has not stated");
    }

    [Fact]
    public void More_easy_cases_with_a_suggestion_save_no_time()
    {
        List<ValuedCase> cases =
        [
            .. Many(90, isWith: true, "easy", hours: 1),
            .. Many(30, isWith: false, "easy", hours: 1),
            .. Many(10, isWith: true, "hard", hours: 50),
            .. Many(70, isWith: false, "hard", hours: 50),
            .. Many(40, isWith: false, "other", hours: 500), // compares with nothing
        ];

        var compared = ValueComparison.Of(cases);

        (compared.With, compared.Without).ShouldBe((100, 100));
        compared.HoursSaved.Value.ShouldBe(0, 1e-9);
        compared.ReworkAvoided.Value.ShouldBe(0, 1e-9);
    }

    private static IEnumerable<ValuedCase> Many(int count, bool isWith, string alike, double hours) =>
        Enumerable.Repeat(new ValuedCase(isWith, alike, hours, false), count);

    private static InsightFigure Figure(InsightTile tile, string words) => tile.Figures.Single(figure => figure.Words == words);

    // Six people accepted one suggestion each in the week before; four of them accept thirty this week, on twenty printer and ten login
    // cases. Sixty cases of the same kinds went without.
    private static async Task AddAsync(InsightDesk desk)
    {
        var rows = desk.Rows(desk.Admin.TenantId);
        await using var db = desk.Open();
        await ClearAsync(db);
        PersonRow[] people = [.. Enumerable.Range(1, 6).Select(number => rows.Person($"user{number}", ["agent"], ["one"]))];
        db.AddRange(people);
        foreach (var (person, number) in people.Select((person, number) => (person, number)))
        {
            Accept(db, rows, rows.Case($"before-{number}", "one", 12), person, daysAgo: 10, "again");
        }

        for (var i = 0; i < 30; i++)
        {
            var found = Resolved(rows, $"with-{i}", i < 20 ? "printer" : "login", i < 20 ? 10 : 30);
            Accept(db, rows, found, people[i % 4], daysAgo: 3, i < 4 ? "again" : $"new-{i}");
        }

        for (var i = 0; i < 60; i++)
        {
            var found = Resolved(rows, $"without-{i}", i < 40 ? "printer" : "login", i < 40 ? 14 : 40);
            found.Reopened = i % 10 == 0;
            db.Add(found);
        }

        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = 90,
                Json = (TenantConfiguration.Default with { MonthlyCost = 1_000 }).ToJson(),
                CreatedAt = desk.Database.Clock.GetUtcNow(),
                Why = "test",
            }
        );
        await db.SaveChangesAsync(Token);
    }

    // the desk's own history would be counted too
    private static async Task ClearAsync(ConsoleDbContext db)
    {
        db.Responses.RemoveRange(await db.Responses.ToListAsync(Token));
        await db.SaveChangesAsync(Token);
    }

    private static CaseRow Resolved(InsightRows rows, string key, string issueType, double hours)
    {
        var row = rows.Resolved(key, "one", slaMet: true);
        (row.IssueType, row.Priority, row.OpenedAt) = (issueType, 2, row.ResolvedAt!.Value.AddHours(-hours));
        return row;
    }

    private static void Accept(ConsoleDbContext db, InsightRows rows, CaseRow found, PersonRow person, double daysAgo, string item)
    {
        var (decision, items) = rows.Decision(found, person, daysAgo, "rules", new Slate(SlateKind.Action, [item]));
        db.Add(found);
        db.Add(decision);
        db.AddRange(items);
        db.Add(rows.Response(decision, ResponseKind.Accept, ItemKind.Action, item, 1));
    }
}
