using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>An entry opens with what it changed and a link to its object; the file of an export carries its filter.</summary>
[Trait("Req", "R155")]
public sealed class AuditEntryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edited_version_shows_before_and_after()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddAudit());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await desk.SubmitAsync(desk.Ada, "call-back");
        await desk.PublishAsync(desk.Ben, "call-back");
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = ActionDesk.Text with { TypicalMinutes = 20 };
        await desk.SaveAsync(desk.Ada, "call-back", changed, await desk.SeenAsync("call-back"));

        var view = await ReadAsync(desk, desk.Ben, "edit.action", "create.action");

        view.ObjectAddress.ShouldBe("/admin/actions/call-back");
        view.Differences.ShouldBe([new AuditDifference("Usual minutes", "15", "20")]);
    }

    [Fact]
    public async Task Settings_show_the_values_that_changed()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddAudit().AddTenants());
        var one = TenantConfiguration.Default with { Part = ConfigurationPart.Default with { ActionSlots = 1 } };
        var two = one with { Part = one.Part with { ActionSlots = 2 } };
        var writer = desk.World.Get<TenantConfigurationWriter>();
        await using (var db = desk.World.Open())
        {
            var first = one with { Part = one.Part with { Version = 2 } };
            var second = two with { Part = two.Part with { Version = 3 } };
            (
                await writer.TryWriteAsync(db, desk.Ada, new(TenantConfiguration.Default, first, "Try", "save.settings"), Token)
            ).ShouldBeTrue();
            desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            (await writer.TryWriteAsync(db, desk.Ada, new(first, second, "More", "save.settings"), Token)).ShouldBeTrue();
        }

        var view = await ReadAsync(desk, desk.Ben, "save.settings");

        view.Differences.ShouldContain(new AuditDifference("Actions shown", "1", "2"));
        view.ObjectAddress.ShouldBe("/admin/tenant");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Only_readers_of_the_trail_of_this_tenant_open_it()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddAudit());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        var auditor = await desk.World.AddPersonAsync("otto", ConsoleRole.Auditor);

        (await ReadAsync(desk, auditor, "create.action")).Line.Who.ShouldBe("Ada");
        var id = (await desk.AuditAsync("create.action"))[0].Id;
        (await RunAsync(desk, desk.Supervisor, id)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await RunAsync(desk, desk.Stranger, id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public void Every_operation_is_offered_once_with_words()
    {
        var offered = AuditLabels.Offered;

        offered.Select(each => each.Key).ShouldBeUnique();
        offered.Count.ShouldBeGreaterThan(250);
        offered.ShouldAllBe(each => each.Value.Length > 0);
        offered.Select(each => each.Value).ShouldBeUnique("two choices with the same words cannot be told apart");
        offered[0].ShouldBe(new("decision.made", "was given suggestions"), "the words of the entries, not others");
        offered.ShouldContain(each => each.Value == "built labels (build.labels)");
    }

    [Fact]
    public void Name_of_an_export_carries_its_filter_but_no_persons_name()
    {
        var at = new DateTimeOffset(2026, 11, 21, 4, 27, 0, TimeSpan.Zero);

        AuditFileName.Of("acme", new(), at).ShouldBe("audit-acme-whole-20261121-0427.jsonl");
        var filtered = AuditFileName.Of("acme", new() { Case = "T-1", Person = "Adele Winter" }, at);
        filtered.ShouldBe("audit-acme-case-T-1-person-one-20261121-0427.jsonl");
    }

    private static async Task<AuditEntryView> ReadAsync(ActionDesk desk, Actor actor, params string[] operations)
    {
        await using var db = desk.World.Open();
        var id = await db
            .AuditEntries.Where(row => operations.Contains(row.Operation))
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => row.Id)
            .FirstAsync(Token);
        return (await RunAsync(desk, actor, id)).Value!;
    }

    private static async Task<Result<AuditEntryView>> RunAsync(ActionDesk desk, Actor actor, Guid id)
    {
        await using var scope = desk.World.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReadAuditEntry>().RunAsync(actor, id, Token);
    }
}
