using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Alerts;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Security;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox.News;

/// <summary>Those who watch alerts are told of a new one, with its kind only.</summary>
public sealed class AlertNewsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watchers_are_told_until_one_of_them_has_seen_it()
    {
        await using var world = await WorldAsync();
        var (auditor, admin) = (await world.AddPersonAsync("auditor", "auditor"), await world.AddPersonAsync("ada", "admin"));
        var supervisor = await world.AddPersonAsync("sue", "supervisor");
        var stranger = await world.AddPersonAsync("sten", "auditor", elsewhere: true);

        var alert = await RaiseAsync(world);

        var told = (await world.Database.ReadInboxAsync(auditor)).ShouldHaveSingleItem();
        told.Kind.ShouldBe(InboxKind.AlertRaised);
        InboxLabels.Title(told).ShouldBe("Security alert: A case was opened in an emergency");
        InboxLabels.Address(told).ShouldBe($"/audit/alerts?alert={alert:D}");
        await world.Database.ShouldHaveNoNewsAsync(supervisor, stranger, world.Here.Agent);
        await using (var db = world.Open())
        {
            var change = await db.Changes.SingleAsync(row => row.Kind == ChangeKind.Alert.ToCode(), Token);
            change.Key.ShouldBe(alert.ToString("D"));
        }

        (await world.Get<MarkAlertSeen>().RunAsync(admin, alert, Token)).Error.ShouldBeNull();
        await world.Database.ShouldHaveNoNewsAsync(auditor, admin);
    }

    [Fact]
    public async Task Who_no_longer_watches_reads_nothing_of_it()
    {
        await using var world = await WorldAsync();
        var auditor = await world.AddPersonAsync("auditor", "auditor");
        await RaiseAsync(world);
        await world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == auditor.PersonId).Roles = ["agent"]);

        var line = (await world.Database.ReadInboxAsync(auditor)).ShouldHaveSingleItem();

        (line.IsHidden, line.About, line.Target).ShouldBe((true, null, null));
        InboxLabels.Address(line).ShouldBeNull();
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddSecurity().AddInbox());

    private static async Task<Guid> RaiseAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var id = Guid.NewGuid();
        await SecurityAlerts.RaiseAsync(
            db,
            new()
            {
                TenantId = db.TenantId,
                Id = id,
                Kind = SecurityAlertKind.BreakGlass,
                At = world.Database.Clock.GetUtcNow(),
                WitnessJson = "{}",
            },
            Token
        );
        await db.SaveChangesAsync(Token);
        return id;
    }
}
