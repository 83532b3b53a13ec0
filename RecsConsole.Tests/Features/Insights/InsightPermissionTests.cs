using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Cases;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Insights;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Who sees which figures, and which of the underlying cases are listed.</summary>
public sealed class InsightPermissionTests
{
    private static readonly InsightDrill s_decisions = new(InsightKind.Volume, "decisions");

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    public static TheoryData<InsightKind> Kinds => [.. Enum.GetValues<InsightKind>()];

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R183")]
    public async Task Supervisor_has_figures_of_own_teams_only(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var volume = await desk.ReadAsync(InsightKind.Volume, desk.Sam);
        var experts = await desk.ReadAsync(InsightKind.Experts, desk.Sam);
        var exclusions = await desk.ReadAsync(InsightKind.Exclusions, desk.Sam);

        // Excludes the decision on case C of team two, and case E, which belongs to no team.
        volume
            .Counts()
            .ShouldBe([("Decisions", 5, 1), ("Cases they were made for", 3, 1), ("People who asked", 1, 1), ("New cases", 2, 1)]);
        experts.Bars[0].Counts().ShouldBe([("Erik", 2)]);
        exclusions.Counts().ShouldBe([("Excluded because of permissions", 1, 0)]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R182")]
    [Trait("Req", "R183")]
    public async Task Admin_and_auditor_have_the_whole_tenant_and_may_choose_a_team(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        foreach (var actor in new[] { desk.Admin, desk.Auditor })
        {
            (await desk.ReadAsync(InsightKind.Volume, actor)).Figures[0].Count.ShouldBe(6);
            (await desk.ReadAsync(InsightKind.Volume, actor, new() { Team = "two" })).Figures[0].Count.ShouldBe(1);
            (await desk.ReadAsync(InsightKind.Volume, actor, new() { Role = "supervisor" })).Figures[0].Count.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R183")]
    public async Task Another_team_in_the_address_is_refused_and_recorded(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        var two = new InsightFilter { Team = "two" };

        var tile = await desk.Get<ReadInsight>().RunAsync(desk.Sam, new(InsightKind.Volume, two), CancellationToken.None);
        var cases = await desk.Get<ListInsightCases>().RunAsync(desk.Sam, new(s_decisions, two, 1), CancellationToken.None);
        var frame = await desk.Get<OpenInsights>().RunAsync(desk.Sam, two, CancellationToken.None);
        var headlines = await desk.Get<ReadHeadlines>().RunAsync(desk.Sam, new(two), CancellationToken.None);

        ErrorKind[] kinds = [tile.Error!.Kind, cases.Error!.Kind, frame.Error!.Kind, headlines.Error!.Kind];
        kinds.ShouldAllBe(kind => kind == ErrorKind.Forbidden);
        await using var db = desk.Open();
        var denials = await db
            .AuditEntries.Where(entry => entry.ActorId == desk.Sam.PersonId && entry.Outcome == "denied")
            .Select(entry => entry.ObjectKind + ":" + entry.ObjectId)
            .ToListAsync(TestContext.Current.CancellationToken);
        denials.ShouldBe(["team:two", "team:two", "team:two", "team:two"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R183")]
    public async Task Cases_behind_a_figure_are_those_the_viewer_may_open_and_the_rest_is_a_number(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        var sam = await desk.CasesAsync(s_decisions, desk.Sam);
        var admin = await desk.CasesAsync(s_decisions);

        sam.Lines.Select(line => (line.Key, line.Count)).ShouldBe([("A", 2), ("B", 2)]);
        sam.Total.ShouldBe(2);
        sam.Hidden.ShouldBe(1); // case D is restricted
        admin.Lines.Select(line => line.Key).ShouldBe(["A", "B", "C"]);
        admin.Hidden.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Case_that_the_decision_point_denies_is_not_listed_and_counts_as_hidden()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await InsightDesk.OpenAsync(replace: services => point.Serve(services));
        point.Denied.Add(desk.History.A.Id.ToString("D"));

        var cases = await desk.CasesAsync(s_decisions);

        cases.Lines.Select(line => line.Key).ShouldBe(["B", "C"]);
        (cases.Shown, cases.Hidden).ShouldBe((2, 2), "each of the four cases is counted once");
        cases.Total.ShouldBe(3, "the pages are as many as before");
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task No_case_is_listed_while_the_decision_point_says_nothing_of_them()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await InsightDesk.OpenAsync(replace: services => point.Serve(services));
        point.Garbage = """{"decision":true}"""; // an answer to one question, and none to those about rows

        var cases = await desk.Get<ListInsightCases>().RunAsync(desk.Admin, new(s_decisions, new(), 1), CancellationToken.None);

        (cases.Error?.Kind, cases.Error?.Message).ShouldBe(
            (ErrorKind.Unavailable, "Your permissions could not be checked, so no case is shown.")
        );
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Document_that_the_viewer_may_not_read_is_counted_and_not_named()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = await desk.ReadAsync(InsightKind.Coverage, desk.Admin);

        tile.Rates().Single(rate => rate.Words.StartsWith("Documents", StringComparison.Ordinal)).N.ShouldBe(3);
        var notShown = tile.Notes.Single(note => note.StartsWith("Documents not shown", StringComparison.Ordinal));
        notShown.ShouldContain("ending");
        notShown.ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R183")]
    public async Task Load_of_an_expert_of_another_team_lists_nothing(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);
        var edda = new InsightDrill(InsightKind.Experts, "load", desk.History.Edda.Id.ToString("D"));

        var cases = await desk.CasesAsync(edda, desk.Sam);

        cases.Lines.ShouldBeEmpty();
        cases.Hidden.ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Supervisor_without_a_team_has_no_figures_at_all()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = await desk.ReadAsync(InsightKind.Volume, desk.Lone);
        var cases = await desk.CasesAsync(s_decisions, desk.Lone);

        tile.Counts().ShouldAllBe(figure => figure.Count == 0 && figure.Before == 0);
        cases.Lines.ShouldBeEmpty();
        cases.Hidden.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R51")]
    [Trait("Req", "R183")]
    public async Task Second_tenant_has_nothing_of_the_first(DatabaseProvider provider)
    {
        await using var desk = await InsightDesk.OpenAsync(provider);

        foreach (var kind in Enum.GetValues<InsightKind>())
        {
            var tile = await desk.ReadAsync(kind, desk.Stranger);
            tile.Figures.Select(figure => figure.Count ?? figure.Rate?.N ?? 0).ShouldAllBe(number => number == 0, kind.ToString());
            tile.Bars.SelectMany(bars => bars.Bars).ShouldAllBe(bar => (bar.Count ?? bar.Rate!.N) == 0, kind.ToString());
        }

        var cases = await desk.CasesAsync(s_decisions, desk.Stranger);
        cases.Lines.ShouldBeEmpty();
        cases.Hidden.ShouldBe(0);
        (await desk.AlarmsAsync(desk.Stranger)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Req", "R57")]
    public async Task Agent_is_refused_every_tile_and_it_is_recorded(InsightKind kind)
    {
        await using var desk = await InsightDesk.OpenAsync();

        var result = await desk.Get<ReadInsight>().RunAsync(desk.Agent, new(kind, new()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = desk.Open();
        (await db.AuditEntries.SingleAsync(entry => entry.Outcome == "denied", TestContext.Current.CancellationToken)).Operation.ShouldBe(
            "view.insights"
        );
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Agent_is_refused_the_list_the_alarms_and_the_page()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var cases = await desk.Get<ListInsightCases>().RunAsync(desk.Agent, new(s_decisions, new(), 1), CancellationToken.None);
        var alarms = await desk.Get<ReadInsightAlarms>().RunAsync(desk.Agent, CancellationToken.None);
        var frame = await desk.Get<OpenInsights>().RunAsync(desk.Agent, new(), CancellationToken.None);

        ErrorKind[] kinds = [cases.Error!.Kind, alarms.Error!.Kind, frame.Error!.Kind];
        kinds.ShouldAllBe(kind => kind == ErrorKind.Forbidden);
    }

    [Fact]
    [Trait("Req", "R199")]
    public async Task Rights_taken_away_act_on_the_next_reading()
    {
        await using var desk = await InsightDesk.OpenAsync();
        (await desk.ReadAsync(InsightKind.Volume, desk.Sam)).Figures[0].Count.ShouldBe(5);

        await using (var db = desk.Open())
        {
            var sam = await db.People.SingleAsync(row => row.Id == desk.Sam.PersonId, TestContext.Current.CancellationToken);
            sam.Roles = ["agent"];
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var after = await desk.Get<ReadInsight>().RunAsync(desk.Sam, new(InsightKind.Volume, new()), CancellationToken.None);
        after.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }
}
