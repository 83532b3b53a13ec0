using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Leaks;

/// <summary>Alerts are shown to people who monitor the tenant, and only as far as their rights go.</summary>
public sealed class AlertTests
{
    [Fact]
    public async Task Alert_is_listed_without_naming_what_its_reader_may_not_see()
    {
        await using var world = await WorldAsync();
        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var cleared = await AddAsync(world, ConsoleRole.Admin, clearance: 3);

        var told = await ListAsync(world, auditor);
        var toldCleared = await ListAsync(world, cleared);

        told.Value!.Unseen.ShouldBe(1);
        told.Value.Lines[0].Words.ShouldBe("Without a document that you cannot see, the reader would have seen something else.");
        toldCleared.Value!.Lines[0].Words!.ShouldContain("Printer jams: secret");
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "list.alerts")).ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Agent_is_refused_and_that_is_audited()
    {
        await using var world = await WorldAsync();

        var result = await ListAsync(world, world.Here.Agent);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.SingleAsync()).Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Alert_stays_and_says_who_saw_it_first()
    {
        await using var world = await WorldAsync();
        var first = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var second = await AddAsync(world, ConsoleRole.Admin, clearance: 1);
        var alert = (await ListAsync(world, first)).Value!.Lines[0].Id;

        await MarkAsync(world, first, alert);
        await MarkAsync(world, second, alert);

        var line = (await ListAsync(world, second)).Value!.Lines.ShouldHaveSingleItem();
        line.SeenBy.ShouldBe("Person auditor");
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "see.alert")).ShouldBe(1);
    }

    [Fact]
    public async Task Seen_alert_can_be_left_out_and_is_told_where_it_is_asked_for()
    {
        await using var world = await WorldAsync();
        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var alert = (await ListAsync(world, auditor)).Value!.Lines[0].Id;
        await MarkAsync(world, auditor, alert);

        var list = (await ListAsync(world, auditor, new() { IsSeen = false, Alert = alert })).Value!;

        list.Lines.ShouldBeEmpty();
        (list.Total, list.All, list.Unseen).ShouldBe((0, 1, 0));
        list.Open!.Words.ShouldBe("Without a document that you cannot see, the reader would have seen something else.");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Alert_of_another_tenant_is_not_there()
    {
        await using var world = await WorldAsync();
        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 3, elsewhere: true);
        await using var db = world.Open();
        var alert = await db.SecurityAlerts.Select(row => row.Id).SingleAsync();

        (await ListAsync(world, auditor)).Value!.Lines.ShouldBeEmpty();
        (await ListAsync(world, auditor, new() { Alert = alert })).Value!.Open.ShouldBeNull();
        (await MarkAsync(world, auditor, alert)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(AlertSort.State, false, "now", "early", "late")]
    [InlineData(AlertSort.State, true, "late", "now", "early")]
    [InlineData(AlertSort.At, true, "late", "now", "early")]
    [InlineData(AlertSort.At, false, "early", "now", "late")]
    [InlineData(AlertSort.Title, false, "now", "late", "early")]
    [InlineData(AlertSort.Title, true, "late", "early", "now")]
    public async Task Alerts_are_in_the_order_that_is_asked_for(AlertSort sort, bool isDescending, params string[] names)
    {
        await using var world = await WorldAsync();
        var now = world.Database.Clock.GetUtcNow();
        await using (var db = world.Open())
        {
            db.SecurityAlerts.Add(AnAudit(db.TenantId, now.AddHours(-1), seenAt: null));
            db.SecurityAlerts.Add(AnAudit(db.TenantId, now.AddHours(1), seenAt: now));
            await db.SaveChangesAsync();
        }

        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var list = (await ListAsync(world, auditor, new() { Order = new(sort, isDescending) })).Value!;

        list.Lines.Select(line =>
                line.At < now ? "early"
                : line.At == now ? "now"
                : "late"
            )
            .ShouldBe(names);
    }

    [Theory]
    [InlineData("NOT INTACT", SecurityAlertKind.Audit)]
    [InlineData("hidden data", SecurityAlertKind.Leak)]
    [InlineData("would have seen", SecurityAlertKind.Leak)]
    [InlineData("of no alert", null)]
    public async Task Alerts_are_found_by_title_and_by_what_happened(string text, SecurityAlertKind? kind)
    {
        await using var world = await WorldAsync();
        await using (var db = world.Open())
        {
            db.SecurityAlerts.Add(AnAudit(db.TenantId, world.Database.Clock.GetUtcNow(), seenAt: null));
            await db.SaveChangesAsync();
        }

        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var list = (await ListAsync(world, auditor, new() { Search = text })).Value!;

        SecurityAlertKind?[] expected = kind is null ? [] : [kind];
        list.Lines.Select(line => (SecurityAlertKind?)line.Kind).ShouldBe(expected);
        (list.Total, list.All).ShouldBe((expected.Length, 2));
    }

    [Fact]
    public async Task What_its_reader_may_not_see_finds_no_alert()
    {
        await using var world = await WorldAsync();
        var auditor = await AddAsync(world, ConsoleRole.Auditor, clearance: 1);
        var cleared = await AddAsync(world, ConsoleRole.Admin, clearance: 3);

        (await ListAsync(world, auditor, new() { Search = "Printer jams" })).Value!.Lines.ShouldBeEmpty();
        (await ListAsync(world, cleared, new() { Search = "printer jams" })).Value!.Lines.ShouldHaveSingleItem();
    }

    private static SecurityAlertRow AnAudit(Guid tenant, DateTimeOffset at, DateTimeOffset? seenAt) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            Kind = SecurityAlertKind.Audit,
            At = at,
            WitnessJson = "{}",
            SeenAt = seenAt,
        };

    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddSecurity());
        await using var db = world.Open();
        db.SecurityAlerts.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Kind = SecurityAlertKind.Leak,
                At = world.Database.Clock.GetUtcNow(),
                DecisionId = Guid.NewGuid(),
                WitnessJson = new LeakFinding(
                    world.Here.CaseId,
                    world.Here.Agent.PersonId,
                    "removed",
                    "document:secret",
                    3,
                    "documents",
                    new('a', 64),
                    new('b', 64),
                    1,
                    "s",
                    "1"
                ).ToJson(),
            }
        );
        await db.SaveChangesAsync();
        return world;
    }

    private static async Task<Actor> AddAsync(DeskWorld world, string role, int clearance, bool elsewhere = false)
    {
        var tenantId = (elsewhere ? world.Elsewhere : world.Here).TenantId;
        await using var db = world.Database.Open();
        db.BindTo(tenantId);
        var person = new PersonRow
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = "p-" + role,
            DisplayName = "Person " + role,
            Roles = [role],
            Clearance = clearance,
            TimeZone = "UTC",
            IsActive = true,
        };
        db.People.Add(person);
        await db.SaveChangesAsync();
        return new(tenantId, person.Id);
    }

    private static async Task<Result<AlertList>> ListAsync(DeskWorld world, Actor actor, AlertFilter? filter = null)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ListAlerts>().RunAsync(actor, filter ?? new(), CancellationToken.None);
    }

    private static async Task<Result<Guid>> MarkAsync(DeskWorld world, Actor actor, Guid alert)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MarkAlertSeen>().RunAsync(actor, alert, CancellationToken.None);
    }
}
