using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Features.Webhooks.Waiting;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>The head of the audit chain goes to another system, which keeps it out of the reach of whoever owns this one.</summary>
[Trait("Req", "R151")]
public sealed class AuditHeadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Head_is_sent_once_and_a_newer_one_after_an_hour(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);
        await GiveToAdministratorAsync(desk);
        var head = await SealAsync(desk);

        (await RunAsync(desk)).ShouldBe(1);
        (await RunAsync(desk)).ShouldBe(0);
        (await desk.SendAsync()).ShouldBe(1);

        var told = desk.Receiver.Received.ShouldHaveSingleItem();
        told.Type.ShouldBe(WebhookKinds.AuditHead);
        told.Data.GetProperty("head").GetProperty("number").GetInt64().ShouldBe(head.Number);
        told.Data.GetProperty("head").GetProperty("hash").GetString().ShouldBe(head.Hash);
        await WriteAsync(desk);
        (await SealAsync(desk)).Number.ShouldBeGreaterThan(head.Number);
        (await RunAsync(desk)).ShouldBe(0, "less than an hour after the last one");
        desk.World.Database.Clock.Advance(AuditHeadEvents.Between);
        (await RunAsync(desk)).ShouldBe(1);
    }

    [Fact]
    public async Task Chain_that_was_rewritten_does_not_match_what_was_sent()
    {
        await using var desk = await CreateAsync();
        await GiveToAdministratorAsync(desk);
        await SealAsync(desk);
        await RunAsync(desk);
        await desk.SendAsync();
        await using (var db = desk.World.Open())
        {
            var last = await AuditSealer.HeadAsync(db, Token);
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, $"UPDATE \"AuditLinks\" SET \"Hash\" = '{AuditHead.None.Hash}' WHERE \"Number\" = {last.Number}");
        }

        desk.World.Database.Clock.Advance(AuditHeadEvents.Between);
        (await RunAsync(desk)).ShouldBe(1);
        await desk.SendAsync();

        var heads = desk.Receiver.Received.Select(each => each.Data.GetProperty("head")).ToList();
        heads[1].GetProperty("number").GetInt64().ShouldBe(heads[0].GetProperty("number").GetInt64());
        heads[1].GetProperty("hash").GetString().ShouldNotBe(heads[0].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Person_who_may_not_read_the_trail_gets_no_head()
    {
        await using var desk = await CreateAsync();
        await SealAsync(desk);

        (await RunAsync(desk)).ShouldBe(0, "the webhook acts as an agent");
    }

    [Fact]
    public async Task Head_of_a_person_who_lost_the_right_meanwhile_is_not_sent()
    {
        await using var desk = await CreateAsync();
        await GiveToAdministratorAsync(desk);
        await SealAsync(desk);
        (await RunAsync(desk)).ShouldBe(1);
        await using (var db = desk.World.Open())
        {
            (await db.People.SingleAsync(row => row.Id == desk.Admin.PersonId, Token)).Roles = ["agent"];
            await db.SaveChangesAsync(Token);
        }

        (await desk.SendAsync()).ShouldBe(0);

        desk.Receiver.Received.ShouldBeEmpty();
    }

    private static Task<WebhookDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        WebhookDesk.CreateAsync(provider, services => services.AddSingleton(new PublicAddress(path => "https://console.example" + path)));

    private static Task GiveToAdministratorAsync(WebhookDesk desk) =>
        desk.ChangeHookAsync(hook =>
        {
            hook.PersonId = desk.Admin.PersonId;
            hook.Kinds = [WebhookKinds.AuditHead];
        });

    private static async Task<AuditHead> SealAsync(WebhookDesk desk)
    {
        await desk.World.Database.Services.GetRequiredService<AuditSealer>().SealAllAsync(desk.World.Here.TenantId, Token);
        await using var db = desk.World.Open();
        return await AuditSealer.HeadAsync(db, Token);
    }

    private static async Task WriteAsync(WebhookDesk desk)
    {
        await using var db = desk.World.Open();
        var trail = desk.World.Database.Services.GetRequiredService<AuditTrail>();
        trail.Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await db.SaveChangesAsync(Token);
    }

    private static async Task<int> RunAsync(WebhookDesk desk)
    {
        await using var scope = desk.World.Database.Services.CreateAsyncScope();
        var queued = await scope.ServiceProvider.GetRequiredService<QueueWaiting>().RunAsync(Actor.Job(desk.World.Here.TenantId), Token);
        queued.Error.ShouldBeNull();
        return queued.Value;
    }
}
