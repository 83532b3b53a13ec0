using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Work;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Features.Webhooks;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Operational problems of the console: undelivered events, and figures beyond their limit.</summary>
public sealed class OperationWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhook_with_events_that_were_given_up_waits_for_administrators_until_they_are_sent_again()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var database = desk.World.Database;
        var stranger = await desk.World.AddPersonAsync("xaver", "admin", elsewhere: true);
        var delivery = Guid.NewGuid();
        await using (var db = desk.World.Open())
        {
            db.WebhookDeliveries.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Id = delivery,
                    WebhookId = desk.Hook.Id,
                    EventId = Guid.NewGuid(),
                    Kind = "test",
                    EventKey = "test",
                    Body = "{}",
                    At = database.Clock.GetUtcNow(),
                    State = WebhookState.Failed,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var line = (await database.ReadWorkAsync(desk.Admin)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Failure);
        line.Item.Title.ShouldBe("webhook Ledger");
        line.Item.Detail.ShouldBe("1 event was given up");
        await database.ShouldHaveNoWorkAsync(desk.Approvals.Supervisor, stranger);

        await database.ShouldTellWorkOfAsync(desk.Admin, () => desk.World.Get<RetryDelivery>().RunAsync(desk.Admin, delivery, Token));
        await database.ShouldHaveNoWorkAsync(desk.Admin);
    }

    [Fact]
    public async Task Figure_over_its_limit_waits_for_those_who_watch_the_tenant_until_it_is_back()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddInsights().AddWork());
        var (auditor, supervisor) = (await world.AddPersonAsync("aud", "auditor"), await world.AddPersonAsync("sue", "supervisor"));
        var stranger = await world.AddPersonAsync("sten", "auditor", elsewhere: true);
        await NoteAsync(world, StandingAlarms.Raised);

        var line = (await world.Database.ReadWorkAsync(auditor)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Alert);
        line.Item.Address.ShouldBe("/insights");
        await world.Database.ShouldHaveNoWorkAsync(supervisor, stranger);

        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        await NoteAsync(world, StandingAlarms.Ended);
        await world.Database.ShouldHaveNoWorkAsync(auditor);
    }

    private static async Task NoteAsync(DeskWorld world, string operation)
    {
        await using var db = world.Open();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FindingValues.Share] = "0.1",
            [FindingValues.Shown] = "3",
            [FindingValues.Count] = "30",
            [FindingValues.Limit] = "0.2",
        };
        world
            .Database.Services.GetRequiredService<AuditTrail>()
            .Append(db, null, new(operation, StandingAlarms.ObjectKind, CoverageWatch.Actions, AuditOutcome.Done, values));
        await db.SaveChangesAsync(Token);
    }
}
