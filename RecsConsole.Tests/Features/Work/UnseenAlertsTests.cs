using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class UnseenAlertsTests
{
    [Fact]
    public async Task Alert_waits_for_those_who_watch_until_one_of_them_has_seen_it()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddSecurity().AddWork());
        var auditor = await world.AddPersonAsync("auditor", "auditor");
        var supervisor = await world.AddPersonAsync("sue", "supervisor");
        var stranger = await world.AddPersonAsync("sten", "auditor", elsewhere: true);
        var alert = await RaiseAsync(world);

        var line = (await world.Database.ReadWorkAsync(auditor)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Alert);
        line.Item.Title.ShouldBe("A case was opened in an emergency");
        line.Item.Address.ShouldBe($"/audit/alerts?alert={alert:D}");
        await world.Database.ShouldHaveNoWorkAsync(supervisor, stranger, world.Here.Agent);

        await world.Database.ShouldTellWorkOfAsync(
            auditor,
            () => world.Get<MarkAlertSeen>().RunAsync(auditor, alert, TestContext.Current.CancellationToken)
        );
        await world.Database.ShouldHaveNoWorkAsync(auditor);
    }

    private static async Task<Guid> RaiseAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var id = Guid.NewGuid();
        db.SecurityAlerts.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = id,
                Kind = SecurityAlertKind.BreakGlass,
                At = world.Database.Clock.GetUtcNow(),
                WitnessJson = "{}",
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }
}
