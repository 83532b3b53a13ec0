using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Reports;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>Saved reports are kept with their person, on the server: on any computer, and for nobody else.</summary>
[Trait("Req", "R155")]
public sealed class SavedReportTests : BunitContext, IAsyncLifetime
{
    private TrailWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await TrailWorld.CreateAsync();

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Report_keeps_the_filter_and_no_place_in_the_list()
    {
        var saved = await SaveAsync(_world.Auditor, "  Refusals ", $"/audit?outcome=denied&entry={Guid.NewGuid():D}&unknown=1");

        saved.IsOk.ShouldBeTrue();
        var report = (await ListAsync(_world.Auditor)).ShouldHaveSingleItem();
        (report.Name, report.Address).ShouldBe(("Refusals", "/audit?outcome=denied"));
    }

    [Fact]
    public async Task Report_of_the_same_name_gets_the_new_filter()
    {
        await SaveAsync(_world.Auditor, "Refusals", "/audit?outcome=denied");
        await SaveAsync(_world.Auditor, "refusals", "/audit?outcome=failed");

        (await ListAsync(_world.Auditor)).Select(report => (report.Name, report.Address)).ShouldBe([("refusals", "/audit?outcome=failed")]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Reports_are_read_and_deleted_by_nobody_else()
    {
        var report = (await SaveAsync(_world.Auditor, "Refusals", "/audit?outcome=denied")).Value!;
        var other = await TrailWorld.AddPersonAsync(_world.Desk, "admin");

        (await ListAsync(other)).ShouldBeEmpty();
        (await DeleteAsync(other, report.Id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await _world.Get<ListAuditReports>().RunAsync(_world.Desk.Here.Agent, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await SaveAsync(_world.Desk.Here.Agent, "Mine", "/audit")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = _world.Desk.Open();
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied" && row.ObjectKind == "view", Token)).ShouldBe(1);
        (await DeleteAsync(_world.Auditor, report.Id)).Value.ShouldBe("Refusals");
        (await ListAsync(_world.Auditor)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a name that is much too long for the line of a report, as nobody could read it there")]
    public async Task Name_is_short_and_not_empty(string name) =>
        (await SaveAsync(_world.Auditor, name, "/audit?outcome=denied")).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    [Fact]
    public async Task Reports_have_a_limit()
    {
        for (var i = 0; i < OwnReports.Max; i++)
        {
            (await SaveAsync(_world.Auditor, $"Report {i}", "/audit")).IsOk.ShouldBeTrue();
        }

        (await SaveAsync(_world.Auditor, "One more", "/audit")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await SaveAsync(_world.Auditor, "Report 3", "/audit?outcome=denied")).IsOk.ShouldBeTrue("it is there already");
    }

    [Fact]
    public async Task Reader_saves_opens_and_deletes_a_report()
    {
        await SignedIn.ServeToAsync(Services, _world.Desk.Database.Services, _world.Auditor);
        Services.AddSingleton(_world.Get<ListAuditReports>());
        Services.AddSingleton(_world.Get<SaveAuditReport>());
        Services.AddSingleton(_world.Get<DeleteAuditReport>());
        var reports = Render<SavedReports>(parameters =>
            parameters.Add(each => each.Filter, new AuditFilter { Outcome = "denied", Entry = Guid.NewGuid() })
        );
        reports.Find("button").Click();

        reports.Find("[aria-label='Name of the report']").Input("Refusals");
        await reports.Find("form").SubmitAsync();

        await reports.WaitForElementAsync("a[aria-current='true']");
        reports.Find("a").GetAttribute("href").ShouldBe("/audit?outcome=denied");
        reports.Find("[role=status]").TextContent.ShouldBe("The report Refusals is saved.");
        reports.Find("[aria-label='Delete the report Refusals']").Click();
        reports.WaitForState(() => reports.FindAll("a").Count == 0);
        (await ListAsync(_world.Auditor)).ShouldBeEmpty();
    }

    private Task<Result<AuditReport>> SaveAsync(Actor actor, string name, string address) =>
        _world.Get<SaveAuditReport>().RunAsync(actor, new(name, address), Token);

    private Task<Result<string>> DeleteAsync(Actor actor, Guid id) => _world.Get<DeleteAuditReport>().RunAsync(actor, id, Token);

    private async Task<IReadOnlyList<AuditReport>> ListAsync(Actor actor) =>
        (await _world.Get<ListAuditReports>().RunAsync(actor, Token)).Value!;
}
