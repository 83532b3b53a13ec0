using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Results;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>What happened within a period, on the chart of its decisions; and how full people are.</summary>
public sealed class PeriodMarkTests
{
    private static readonly InsightFilter s_week = InsightFilter.Parse(new("7", null, null, null, null));

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Settings_and_the_life_of_models_are_marked_on_their_day_and_nothing_from_outside_the_period(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        var rows = desk.Rows(desk.Admin.TenantId);
        await using (var db = desk.Open())
        {
            db.TenantConfigurations.AddRange(Settings(db, 90, rows.DaysAgo(2)), Settings(db, 91, rows.DaysAgo(20)));
            db.ModelEvents.AddRange(Event(db, "stopped", rows.DaysAgo(4)), Event(db, "proposed", rows.DaysAgo(3)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var marks = await MarksAsync(desk, s_week);

        // of seven days, today is the last
        marks.ShouldContain(new ChartMark(2, "All models stopped"));
        marks.ShouldContain(new ChartMark(4, "Settings version 90"));
        marks.ShouldNotContain(mark => mark.Words == "Settings version 91");
    }

    [Fact]
    public async Task Release_is_marked_on_the_day_of_its_first_decision()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var rows = desk.Rows(desk.Admin.TenantId);
        await using (var db = desk.Open())
        {
            var found = await db.Cases.OrderBy(row => row.Key).FirstAsync(TestContext.Current.CancellationToken);
            var person = await db.People.SingleAsync(row => row.Id == desk.Agent.PersonId, TestContext.Current.CancellationToken);
            var (old, _) = rows.Decision(found, person, 6.1, "heuristic-1");
            var (latest, _) = rows.Decision(found, person, 0, "heuristic-1");
            latest.VersionsJson = latest.VersionsJson.Replace($"\"{EngineVersions.Current}\"", "\"99.1\"", StringComparison.Ordinal);
            db.Decisions.AddRange(old, latest);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var marks = await MarksAsync(desk, s_week);

        marks.ShouldContain(new ChartMark(6, "Release 99.1 in use"));
        marks.Count(mark => mark.Words.StartsWith("Release", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Marks_belong_to_the_filter_of_their_period()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await using (var db = desk.Open())
        {
            db.ModelEvents.Add(Event(db, "stopped", desk.Rows(desk.Admin.TenantId).DaysAgo(4)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var marks = (await desk.FrameAsync(filter: s_week)).Marks;

        marks.For(s_week).ShouldContain(new ChartMark(2, "All models stopped"));
        marks.For(new()).ShouldBeEmpty("steps of another period would be wrong");
    }

    [Fact]
    public async Task Load_is_drawn_as_a_share_of_what_each_person_can_carry()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var bars = (await desk.ReadAsync(InsightKind.Experts)).Bars.First(each => each.Bars.Any(bar => bar.Share is not null));

        // Erik has two open cases of two, Edda one of five
        bars.Bars.Select(bar => (bar.Label, bar.Count, bar.Share)).ShouldBe([("Erik", 2, 1.0), ("Edda", 1, 0.2)]);
    }

    private static async Task<IReadOnlyList<ChartMark>> MarksAsync(InsightDesk desk, InsightFilter filter) =>
        (await desk.FrameAsync(filter: filter)).Marks.For(filter);

    private static TenantConfigurationRow Settings(ConsoleDbContext db, int version, DateTimeOffset at) =>
        new()
        {
            TenantId = db.TenantId,
            Version = version,
            Json = TenantConfiguration.Default.ToJson(),
            CreatedAt = at,
            Why = "test",
        };

    private static ModelEventRow Event(ConsoleDbContext db, string step, DateTimeOffset at) =>
        new()
        {
            TenantId = db.TenantId,
            Id = Guid.NewGuid(),
            Step = step,
            At = at,
            Why = "",
        };
}
