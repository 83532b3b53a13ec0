using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>Publishing a level changes no open case by default; if requested, it applies what the preview showed.</summary>
public sealed class AppliedLevelTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Open_case_gets_the_deadline_that_the_preview_said_and_keeps_its_old_one_in_its_history(DatabaseProvider provider)
    {
        await using var desk = await ServiceLevelDesk.CreateAsync(provider);
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        var opened = (await desk.CaseAsync()).OpenedAt;
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text);
        (await desk.CaseAsync()).SlaDeadline.ShouldBeNull("publishing alone promises nothing to open cases");

        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text with { TargetMinutes = 480 }, applies: true);
        (await desk.CaseAsync()).SlaDeadline.ShouldBe(opened.AddHours(8));
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(30));
        var longer = ServiceLevelDesk.Text with { TargetMinutes = 600 };
        var preview = (await desk.PreviewAsync(desk.Ada, longer)).Value!;
        var published = await desk.BringInForceAsync(ServiceLevelDesk.Key, longer, applies: true);

        preview.Cases.ShouldContain(line => line.Before == opened.AddHours(8) && line.After == opened.AddHours(10));
        published.Value!.Message.ShouldContain($"{preview.Changed} open case");
        var row = await desk.CaseAsync();
        (row.SlaDeadline, row.SlaLevelKey, row.SlaLevelVersion).ShouldBe((opened.AddHours(10), ServiceLevelDesk.Key, 3));
        await using var db = desk.World.Open();
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        var clocks = CaseClocks.From(row, events);
        clocks.At(desk.Now).Deadline.ShouldBe(opened.AddHours(8), "what was done before is judged by the deadline of its time");
        clocks.At(desk.Now.AddMinutes(1)).Deadline.ShouldBe(opened.AddHours(10));
        (await desk.AuditAsync("apply.service_level")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reviewer_reads_how_many_open_cases_would_get_the_deadline_and_what_becomes_of_them()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, ServiceLevelDesk.Text);

        var moved = (await desk.ReadAsync(desk.Ben, ServiceLevelDesk.Key)).Value!.MovedDeadlines.ShouldNotBeNull();

        moved.ShouldBe((await desk.PreviewAsync(desk.Ada, ServiceLevelDesk.Text)).Value!.Changed);
        moved.ShouldBeGreaterThan(0);
        ServiceLevelLabels.OnOpenCases(moved, applies: false).ShouldStartWith("Open cases keep their deadlines");
        ServiceLevelLabels.OnOpenCases(moved, applies: true).ShouldContain("at once");
        ServiceLevelLabels.OnOpenCases(0, applies: true).ShouldStartWith("No open case");
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text with { TargetMinutes = 480 }, applies: true);
        (await desk.ReadAsync(desk.Ben, ServiceLevelDesk.Key)).Value!.MovedDeadlines.ShouldBeNull("nothing is pending");
    }

    [Fact]
    public async Task Cases_that_would_be_late_at_once_are_counted_and_named_first()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => (row.SlaDeadline, row.OpenedAt) = (null, desk.Now.AddHours(-3)));

        var preview = (await desk.PreviewAsync(desk.Ada, ServiceLevelDesk.Text with { TargetMinutes = 60 })).Value!;

        preview.Late.ShouldBeGreaterThan(0);
        preview.Cases[0].IsLate.ShouldBeTrue();
        preview.Cases.ShouldContain(line => line.Before == null && line.After == desk.Now.AddHours(-2) && line.IsLate);
    }

    [Fact]
    public async Task Deadline_that_another_system_told_goes_before_every_level()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        var told = desk.Now.AddHours(77);
        await desk.ChangeAsync(row => row.SlaDeadline = told);

        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true);

        (await desk.CaseAsync()).SlaDeadline.ShouldBe(told);
        var reason = await desk.ReasonAsync();
        (reason.Level, reason.Clock.Deadline, reason.Agrees).ShouldBe((null, told, true));
    }

    [Fact]
    public async Task Clock_stands_in_a_state_of_the_level_and_goes_on_after_it_and_the_reason_says_so()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true);
        var before = (await desk.CaseAsync()).SlaDeadline!.Value;

        // the case is now "working", a state in which the level's clock stops
        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "ask");
        var stands = await desk.CaseAsync();
        var reason = await desk.ReasonAsync();
        (stands.Status, stands.SlaDeadline, stands.SlaPausedAt, stands.SlaHeldDeadline).ShouldBe(("working", null, desk.Now, before));
        (reason.Agrees, reason.Pauses.Count, reason.Clock.PausedAt).ShouldBe((true, 1, desk.Now));

        desk.World.Database.Clock.Advance(TimeSpan.FromHours(5)); // past the original deadline
        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "fix");
        var solved = await desk.CaseAsync();
        (solved.SlaDeadline, solved.SlaPausedAt, solved.SlaMet).ShouldBe((before.AddHours(5), null, true));
        reason = await desk.ReasonAsync();
        (reason.Agrees, reason.Computed!.Deadline).ShouldBe((true, solved.SlaDeadline));
        reason.Pauses.ShouldHaveSingleItem().Counted.ShouldBe(TimeSpan.FromHours(5));
    }

    [Fact]
    public async Task Clock_never_stands_where_the_case_is_solved()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true);
        var before = (await desk.CaseAsync()).SlaDeadline!.Value;
        await using (var db = desk.World.Open()) // the workflow was changed later
        {
            (await db.ServiceLevels.SingleAsync(row => row.Key == ServiceLevelDesk.Key, Token)).PauseStates = ["working", "resolved"];
            await db.SaveChangesAsync(Token);
        }

        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "ask");
        desk.World.Database.Clock.Advance(TimeSpan.FromHours(1));
        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "fix");

        var solved = await desk.CaseAsync();
        (solved.Status, solved.SlaDeadline, solved.SlaPausedAt, solved.SlaMet).ShouldBe(("resolved", before.AddHours(1), null, true));
        (await desk.ReasonAsync()).Agrees.ShouldBeTrue();
    }

    [Fact]
    public async Task Version_that_changes_no_deadline_is_noted_on_the_case_without_a_line_in_its_history()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true);
        var before = await desk.CaseAsync();

        var renamed = ServiceLevelDesk.Text with { Title = "All tickets" };
        var published = await desk.BringInForceAsync(ServiceLevelDesk.Key, renamed, applies: true);

        published.Error.ShouldBeNull();
        var row = await desk.CaseAsync();
        (row.SlaLevelVersion, row.SlaDeadline, row.SlaStartedAt).ShouldBe((2, before.SlaDeadline, null));
        (row.EventCount, row.Revision).ShouldBe((before.EventCount, before.Revision));
    }

    [Fact]
    public async Task What_was_done_while_the_clock_stood_keeps_the_deadline_that_it_had_then()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => row.SlaDeadline = null);
        var opened = (await desk.CaseAsync()).OpenedAt;
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true);
        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "ask");
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(30));

        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text with { TargetMinutes = 600 }, applies: true);

        var row = await desk.CaseAsync();
        row.SlaPausedAt.ShouldNotBeNull();
        await using var db = desk.World.Open();
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        var clocks = CaseClocks.From(row, events);
        clocks.At(desk.Now.AddMinutes(-10)).Deadline.ShouldBe(opened.AddHours(4));
        clocks.At(desk.Now.AddMinutes(1)).Deadline.ShouldBe(opened.AddHours(10));
    }

    [Fact]
    public async Task Case_that_came_with_a_log_and_is_over_is_not_said_to_have_had_no_level()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.ChangeAsync(row => (row.SlaDeadline, row.Status, row.IsOpen, row.ResolvedAt) = (null, "resolved", false, desk.Now));
        (await desk.ReasonAsync()).IsOverOfLog.ShouldBeFalse();
        await using (var db = desk.World.Open())
        {
            db.CaseEvents.Add(
                new()
                {
                    TenantId = db.TenantId,
                    CaseId = desk.World.Here.CaseId,
                    Ordinal = 1,
                    EventKey = "log:first",
                    Activity = "ask",
                    Kind = CaseEventKind.Action,
                    At = desk.Now,
                    AttributesJson = "{}",
                }
            );
            await db.SaveChangesAsync(Token);
        }

        (await desk.ReasonAsync()).IsOverOfLog.ShouldBeTrue();
    }
}
