using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Features.Insights.Latency;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Insights.Latency;

/// <summary>How long suggestions take, for those who see the whole tenant.</summary>
public sealed class StageTimesTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R187")]
    public async Task Administrators_see_the_stages_in_order_and_supervisors_are_refused_and_recorded()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await MeasureAsync(desk, "render", "snapshot");

        var admin = (await desk.Get<ReadStageTimes>().RunAsync(desk.Admin, Token)).Value!;
        var sam = await desk.Get<ReadStageTimes>().RunAsync(desk.Sam, Token);

        admin.Stages.Select(each => each.Stage).ShouldBe(["snapshot", "render", ""]);
        admin.Budget.ShouldBe(TimeSpan.FromSeconds(1));
        sam.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = desk.Open();
        (await db.AuditEntries.SingleAsync(entry => entry.Outcome == "denied", Token)).Operation.ShouldBe("view.insights");
    }

    [Fact]
    [Trait("Req", "R51")]
    [Trait("Req", "R187")]
    public async Task Second_tenant_has_no_times_of_the_first()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await MeasureAsync(desk, "rank");

        var stranger = (await desk.Get<ReadStageTimes>().RunAsync(desk.Stranger, Token)).Value!;

        stranger.Stages.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R187")]
    public async Task Table_names_the_stages_and_says_since_when_and_for_what_it_is_true()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await MeasureAsync(desk, "rank");

        var section = Open(desk);

        section.WaitForAssertion(() => section.FindAll("tbody tr").Count.ShouldBe(2));
        section.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent).ShouldBe(["Rank", "Whole suggestion"]);
        section.FindAll("th").Select(head => head.TextContent).ShouldBe(["Stage", "Runs", "Half within", "95 % within"]);
        section.Markup.ShouldContain("Measured on this server since it started");
        section.Markup.ShouldContain("waits at most 1.0 s for each source");
    }

    [Fact]
    public async Task Server_that_made_no_suggestion_says_so()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var section = Open(desk);

        section.WaitForAssertion(() => section.Find(".none").TextContent.ShouldStartWith("No suggestion has been made on this server"));
        section.FindAll("table").ShouldBeEmpty();
    }

    private IRenderedComponent<StageSection> Open(InsightDesk desk)
    {
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(desk.Admin, null!, null!, null!));
        Services.AddSingleton(new ChangePoller(null!, TimeProvider.System, NullLogger<ChangePoller>.Instance));
        Services.AddSingleton<TimeProvider>(desk.Database.Clock);
        Services.AddSingleton(desk.Get<ReadStageTimes>());
        return Render<StageSection>();
    }

    // spans as a recommendation of the tenant makes them
    private static async Task MeasureAsync(InsightDesk desk, params string[] stages)
    {
        await desk.Get<StageLatency>().StartAsync(Token);
        using var whole = ConsoleTelemetry.Source.StartActivity(ConsoleTelemetry.Recommendation);
        whole?.SetTag(ConsoleTelemetry.TenantId, desk.Admin.TenantId.ToString("D"));
        foreach (var stage in stages)
        {
            using var part = ConsoleTelemetry.Source.StartActivity($"{ConsoleTelemetry.Recommendation}.{stage}");
        }
    }
}
