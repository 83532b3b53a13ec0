using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rollups;

/// <summary>Figures counted ahead of their readers are those that counting for each reader gives.</summary>
public sealed class CountAheadTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_part_counted_ahead_equals_the_same_part_counted_for_the_reader(DatabaseProvider provider)
    {
        await using var desk = await LargeAsync(provider);
        await CountAsync(desk);

        foreach (var actor in new[] { desk.Admin, desk.Auditor, desk.Sam })
        {
            foreach (var days in InsightFilter.Lengths)
            {
                foreach (var kind in Enum.GetValues<InsightKind>())
                {
                    var ahead = await ReadAsync(desk, actor, new(kind, new() { Days = days }));
                    var now = await ReadAsync(desk, actor, new(kind, new() { Days = days }) { Anew = true });
                    (ahead.CountedAt is null).ShouldBe(InsightTiles.Find(kind)!.DependsOnReader, kind.ToString());
                    now.CountedAt.ShouldBeNull();
                    Text(ahead with { CountedAt = null }).ShouldBe(Text(now), kind.ToString());
                }
            }
        }
    }

    [Fact]
    public async Task Headlines_and_alarms_counted_ahead_equal_those_counted_for_the_reader()
    {
        await using var desk = await LargeAsync();
        var before = await desk.AlarmsAsync();
        await CountAsync(desk);

        var ahead = (await desk.Get<ReadHeadlines>().RunAsync(desk.Admin, new(new()), CancellationToken.None)).Value!;
        var now = (await desk.Get<ReadHeadlines>().RunAsync(desk.Admin, new(new(), Anew: true), CancellationToken.None)).Value!;

        ahead.CountedAt.ShouldNotBeNull();
        Text(ahead.Figures).ShouldBe(Text(now.Figures));
        Text(await desk.AlarmsAsync()).ShouldBe(Text(before));
    }

    [Fact]
    public async Task Small_tenant_is_counted_for_each_reader()
    {
        await using var desk = await InsightDesk.OpenAsync();

        (await CountAsync(desk)).ShouldBe(new CountedFigures(0, 0, 0));

        (await desk.ReadAsync(InsightKind.Volume)).CountedAt.ShouldBeNull();
        (await FrameAsync(desk)).CountsNow.ShouldBeTrue();
    }

    [Fact]
    public async Task Page_looks_for_figures_counted_ahead_only_where_there_are_some()
    {
        await using var desk = await LargeAsync();
        (await FrameAsync(desk)).CountsNow.ShouldBeTrue();

        await CountAsync(desk);

        (await FrameAsync(desk)).CountsNow.ShouldBeFalse();
    }

    [Fact]
    public void Key_of_a_question_stays_what_it_was_when_rollups_were_stored()
    {
        var question = new RollupQuestion("Volume", 30, ["one"], "en");
        var stored = SHA256.HashData("""{"Part":"Volume","Days":30,"Teams":["one"],"Language":"en"}"""u8);

        question.Key.ShouldBe(Convert.ToHexStringLower(stored));
    }

    [Fact]
    public async Task Supervisor_gets_figures_of_their_own_teams_only()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);

        var (own, whole) = (await desk.ReadAsync(InsightKind.Volume, desk.Sam), await desk.ReadAsync(InsightKind.Volume));

        own.CountedAt.ShouldNotBeNull();
        (own.Figures[0].Count, whole.Figures[0].Count).ShouldBe((5, 6));
        Text(await desk.ReadAsync(InsightKind.Volume, desk.Admin, new() { Team = "one" })).ShouldBe(Text(own));
    }

    [Fact]
    public async Task What_is_new_shows_once_counted_again()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);
        await using (var db = desk.Open())
        {
            await db
                .Decisions.Where(row => row.Id == desk.History.Latest.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(each => each.At, desk.Database.Clock.GetUtcNow().AddDays(-200)));
        }

        (await desk.ReadAsync(InsightKind.Volume)).Figures[0].Count.ShouldBe(6);
        (await CountAsync(desk)).Counted.ShouldBe(0, "they are still new enough");
        (await ReadAsync(desk, desk.Admin, new(InsightKind.Volume, new()) { Anew = true })).Figures[0].Count.ShouldBe(5);

        desk.Database.Clock.Advance(s_hour);
        (await CountAsync(desk)).Fresh.ShouldBe(0);
        (await desk.ReadAsync(InsightKind.Volume)).Figures[0].Count.ShouldBe(5);
    }

    [Fact]
    public async Task Figures_older_than_a_day_are_counted_for_the_reader()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);

        desk.Database.Clock.Advance(27 * s_hour);

        (await desk.ReadAsync(InsightKind.Volume)).CountedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Own_dates_a_role_and_a_workflow_are_counted_for_the_reader()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);
        var today = DateOnly.FromDateTime(desk.Database.Clock.GetUtcNow().UtcDateTime);

        foreach (
            var filter in new InsightFilter[]
            {
                new() { From = today.AddDays(-29), To = today },
                new() { Role = "agent" },
                new() { Workflow = "any" },
            }
        )
        {
            (await desk.ReadAsync(InsightKind.Volume, filter: filter)).CountedAt.ShouldBeNull(filter.Query);
        }
    }

    [Fact]
    public async Task Withheld_field_ends_what_was_counted_with_it()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);
        (await desk.ReadAsync(InsightKind.Volume)).CountedAt.ShouldNotBeNull();

        await desk.WithholdAsync(DataFields.CaseTeam);

        (await desk.ReadAsync(InsightKind.Volume)).CountedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_counted_ahead_names_a_person()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);
        await using var db = desk.Open();

        var contents = await db.InsightRollups.Select(row => row.ContentJson).ToListAsync();
        var names = await db.People.Select(row => row.DisplayName).ToListAsync();

        contents.ShouldNotBeEmpty();
        foreach (var name in names)
        {
            contents.ShouldAllBe(content => !content.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Words_are_those_of_the_readers_language()
    {
        await using var desk = await LargeAsync();
        await using (var db = desk.Open())
        {
            db.PersonSettings.Add(
                new()
                {
                    TenantId = desk.Admin.TenantId,
                    PersonId = desk.Admin.PersonId,
                    SettingsJson = """{"language":"de"}""",
                }
            );
            await db.SaveChangesAsync();
        }

        await CountAsync(desk);

        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
            var german = await desk.ReadAsync(InsightKind.Volume);
            german.CountedAt.ShouldNotBeNull();
            german.Figures[0].Words.ShouldBe("Entscheidungen");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }

        (await desk.ReadAsync(InsightKind.Volume)).Figures[0].Words.ShouldBe("Decisions");
    }

    [Fact]
    public async Task Tenant_that_shrank_keeps_nothing_counted_ahead()
    {
        await using var desk = await LargeAsync();
        await CountAsync(desk);
        await using var db = desk.Open();
        await db.Decisions.ExecuteUpdateAsync(row => row.SetProperty(each => each.At, desk.Database.Clock.GetUtcNow().AddDays(-400)));

        var counted = await CountAsync(desk);

        (counted.Counted, counted.Removed > 0).ShouldBe((0, true));
        (await db.InsightRollups.CountAsync()).ShouldBe(0);
    }

    private static Task<InsightDesk> LargeAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        InsightDesk.OpenAsync(provider, services => services.Configure<InsightsOptions>(options => options.CountedAheadFrom = 1));

    private static async Task<InsightFrame> FrameAsync(InsightDesk desk) =>
        (await desk.Get<OpenInsights>().RunAsync(desk.Admin, new(), CancellationToken.None)).Value!;

    private static async Task<CountedFigures> CountAsync(InsightDesk desk)
    {
        var result = await desk.Get<CountAhead>().RunAsync(Actor.Job(desk.Admin.TenantId), new JobProgress(), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static async Task<InsightTile> ReadAsync(InsightDesk desk, Actor actor, ReadInsightRequest request)
    {
        var result = await desk.Get<ReadInsight>().RunAsync(actor, request, CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static string Text<T>(T content) => JsonSerializer.Serialize(content);
}
