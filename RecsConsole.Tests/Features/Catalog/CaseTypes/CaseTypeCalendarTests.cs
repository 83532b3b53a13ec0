using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.UseCases;
using RecsConsole.Tests.Features.Catalog.Workflows;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>A case type gets another calendar: a second person agrees, and the deadlines of its open cases are computed anew.</summary>
public sealed class CaseTypeCalendarTests
{
    // a Friday; office hours go on for two hours
    private static readonly DateTimeOffset s_opened = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_always = s_opened.AddHours(4);
    private static readonly DateTimeOffset s_monday = new(2026, 3, 9, 11, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Open_case_gets_its_deadline_by_the_new_calendar_once_a_second_person_agrees(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);

        var sent = await SaveAsync(desk, "office");
        var waits = await CaseAsync(desk);
        var seen = await desk.World.Database.ReadRulesAsync(desk.Ben);
        var published = await desk.World.Database.PublishRulesAsync(desk.Ben);

        sent.Error.ShouldBeNull();
        waits.SlaDeadline.ShouldBe(s_always);
        seen.Differences.Select(each => (each.Title, each.Before, each.After)).ShouldBe([("Calendar", "always", "office")]);
        seen.Change.Effect.ShouldNotBeNull().ShouldContain("1 open case gets a different deadline");
        published.Value.ShouldNotBeNull().ShouldContain("1 open case got a different deadline");
        var row = await CaseAsync(desk);
        (row.SlaDeadline, row.SlaLevelKey, row.SlaLevelVersion).ShouldBe((s_monday, "level", 1));
        await using var db = desk.World.Open();
        (await db.CaseTypes.SingleAsync(Token)).CalendarKey.ShouldBe("office");
        var told = await db.CaseEvents.SingleAsync(each => each.Activity == CaseActivities.ServiceLevel, Token);
        CaseEvents.AttributesOf(told)[ClockChange.CalendarAttribute].ShouldBe("office");
        CaseClocks.From(row, [told]).At(told.At).Deadline.ShouldBe(s_always, "what was done before is judged by the deadline of its time");
        (await desk.AuditAsync("apply.calendar")).ShouldHaveSingleItem().DetailsJson.ShouldContain("office");
        (await desk.AuditAsync("edit.case_type")).ShouldContain(entry =>
            entry.DetailsJson.Contains("calendarBefore", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Case_whose_level_counts_by_hours_of_its_own_and_one_of_another_system_keep_their_deadline()
    {
        await using var desk = await CreateAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.ServiceLevels.Single().IsRoundTheClock = true);
        (await AppliedAsync(desk, "office")).ShouldBe(0);
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db => (db.ServiceLevels.Single().IsRoundTheClock, db.ServiceLevels.Single().CalendarKey) = (false, "always")
        );
        (await AppliedAsync(desk, "office")).ShouldBe(0);
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.ServiceLevels.Single().CalendarKey = null);
        (await AppliedAsync(desk, "office")).ShouldBe(1);
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == desk.World.Here.CaseId).SlaLevelKey = null);

        (await AppliedAsync(desk, "office")).ShouldBe(0);
    }

    [Fact]
    public async Task Change_of_the_name_alone_touches_no_deadline()
    {
        await using var desk = await CreateAsync();
        await desk.World.ChangeAsync(ChangeKind.Case, db => CaseOf(desk, db).SlaDeadline = s_always.AddHours(1));
        var change = new ChangedCaseType("ticket", "Tickets", "desk", 0) { Why = "The name says it better." };

        (await desk.World.Get<SaveCaseType>().RunAsync(desk.Ada, change, Token)).Error.ShouldBeNull();
        (await desk.World.Database.PublishRulesAsync(desk.Ben)).Error.ShouldBeNull();

        (await CaseAsync(desk)).SlaDeadline.ShouldBe(s_always.AddHours(1));
        (await desk.AuditAsync("apply.calendar")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calendar_that_is_not_there_is_refused_and_so_is_one_that_went_meanwhile_and_supervisors_change_none()
    {
        await using var desk = await CreateAsync();

        var unknown = await SaveAsync(desk, "nowhere");
        var denied = await desk
            .World.Get<SaveCaseType>()
            .RunAsync(desk.Supervisor, new("ticket", "Ticket", "desk", 0) { Calendar = "office", Why = "Hours" }, Token);
        (await SaveAsync(desk, "office")).Error.ShouldBeNull();
        await desk.World.ChangeAsync(ChangeKind.Configuration, db => db.Remove(db.Calendars.Single(row => row.Key == "office")));
        var late = await desk.World.Database.PublishRulesAsync(desk.Ben);

        unknown.Error!.Message.ShouldContain("no calendar \"nowhere\"");
        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        late.Error!.Message.ShouldContain("no calendar \"office\"");
        (await CaseAsync(desk)).SlaDeadline.ShouldBe(s_always);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Calendar_that_a_change_in_review_names_cannot_be_removed_before_it_is_decided(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);
        (await SaveAsync(desk, "office")).Error.ShouldBeNull();
        var seen = (await desk.World.Get<ReadTenantSettings>().RunAsync(desk.Ada, Token)).Value!;

        var refused = await RemoveAsync(desk, seen.Current);
        await SendBackAsync(desk);
        var removed = await RemoveAsync(desk, seen.Current);

        seen.CalendarUses["office"].ShouldBe(["Case type ticket (change in review)"], "the page offers no removal and says why");
        refused.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        refused.Message.ShouldContain("Case type ticket (change in review)");
        removed.ShouldBeNull();
    }

    [Theory]
    [InlineData("office", "office")]
    [InlineData("office-hours", "office-hours")] // a preset, added with the type
    [InlineData("nowhere", null)]
    public async Task New_case_type_counts_by_a_calendar_of_the_tenant_or_a_preset(string calendar, string? expected)
    {
        await using var desk = await CreateAsync();
        var wanted = new NewCaseType("support", "Support", "support", null)
        {
            Calendar = calendar,
            Answers = new(DecisionFrequency.Daily, ErrorCost.Low, "The customer says so"),
        };

        var added = await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, wanted, Token);

        added.Error?.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = desk.World.Open();
        (await db.CaseTypes.Where(row => row.Key == "support").Select(row => row.CalendarKey).SingleOrDefaultAsync(Token)).ShouldBe(
            expected
        );
        (await db.Calendars.AnyAsync(row => row.Key == calendar, Token)).ShouldBe(expected is not null);
    }

    private static async Task<WorkflowDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await WorkflowDesk.CreateAsync(provider);
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var office = CalendarPresets.New(db.TenantId, CalendarPresets.OfficeHours, "UTC");
                office.Key = "office";
                db.AddRange(office, Level(db.TenantId));
                var row = CaseOf(desk, db);
                (row.OpenedAt, row.SlaDeadline) = (s_opened, s_always);
                (row.SlaLevelKey, row.SlaLevelVersion) = ("level", 1);
            }
        );
        return desk;
    }

    private static ServiceLevelRow Level(Guid tenantId) =>
        new()
        {
            TenantId = tenantId,
            Key = "level",
            Version = 1,
            Title = "Level",
            Status = VersionStatus.Published,
            TargetMinutes = 240,
        };

    private static async Task<int> AppliedAsync(WorkflowDesk desk, string calendar)
    {
        await using var db = desk.World.Open();
        return (await AppliedCalendar.FindAsync(db, "ticket", calendar, Token)).Count;
    }

    private static Task<Result<string>> SaveAsync(WorkflowDesk desk, string calendar) =>
        desk
            .World.Get<SaveCaseType>()
            .RunAsync(desk.Ada, new("ticket", "Ticket", "desk", 0) { Calendar = calendar, Why = "Nobody works at night." }, Token);

    private static async Task<Error?> RemoveAsync(WorkflowDesk desk, TenantConfiguration settings)
    {
        var without = settings with
        {
            Calendars = [.. settings.Calendars!.Where(each => each.Key != "office")],
            RemovedCalendars = ["office"],
        };
        var sent = await desk
            .World.Get<ProposeSettings>()
            .RunAsync(desk.Ada, new(settings.Version, without, "Nobody counts by it."), Token);
        return sent.Error;
    }

    private static async Task SendBackAsync(WorkflowDesk desk)
    {
        var waiting = await desk.World.Database.ReadRulesAsync(desk.Ben);
        ProposalRejection rejection = new(new(waiting.Id, waiting.Revision), "The nights count.");
        (await desk.World.Get<RejectSettings>().RunAsync(desk.Ben, rejection, Token)).Error.ShouldBeNull();
    }

    private static CaseRow CaseOf(WorkflowDesk desk, ConsoleDbContext db) => db.Cases.Single(row => row.Id == desk.World.Here.CaseId);

    private static async Task<CaseRow> CaseAsync(WorkflowDesk desk)
    {
        await using var db = desk.World.Open();
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Id == desk.World.Here.CaseId, Token);
    }
}
