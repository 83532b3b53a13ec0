using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>Views are written in batches, and only once for a page that reads its object repeatedly.</summary>
public sealed class ViewLogTests
{
    [Fact]
    [Trait("Req", "R150")]
    public async Task View_is_written_with_its_own_instant_and_reading_again_is_the_same_view()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var views = desk.Database.Services.GetRequiredService<ViewLog>();
        var reader = new Actor(desk.TenantId, Guid.NewGuid());
        var began = desk.Database.Clock.GetUtcNow();

        Note(views, reader, "c-1");
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Note(views, reader, "c-1");
        Note(views, reader, "c-2");
        Note(views, new(desk.TenantId, Guid.NewGuid()), "c-1");
        (await views.WriteAsync(default)).ShouldBe(3);
        desk.Database.Clock.Advance(ViewLog.SameView);
        Note(views, reader, "c-1");
        (await views.WriteAsync(default)).ShouldBe(1);
        (await views.WriteAsync(default)).ShouldBe(0);

        await using var db = desk.Open();
        var rows = await db.AuditEntries.OrderBy(row => row.At).ToListAsync();
        rows.Count.ShouldBe(4);
        rows[0].At.ShouldBe(began);
        rows.ShouldAllBe(row => row.Operation == "view.case");
    }

    [Fact]
    public async Task Server_that_is_told_to_stop_writes_what_waits()
    {
        await using var app = new ConsoleApp("Development");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        var views = app.Services.GetRequiredService<ViewLog>();
        Note(views, new(tenant, Guid.NewGuid()), "c-1");

        await views.StopAsync(default);

        await using var db = Operators.Open(app.Services);
        db.BindTo(tenant);
        (await db.AuditEntries.CountAsync()).ShouldBe(1);
    }

    private static void Note(ViewLog views, Actor actor, string id) => views.Note(actor, new("view.case", "case", id, AuditOutcome.Done));
}
