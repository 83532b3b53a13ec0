using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Features.Jobs.Upkeep;
using RecsConsole.Features.Webhooks.Waiting;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>What waits for the person of a webhook is reported once, by kind, key and link.</summary>
public sealed class QueueWaitingTests
{
    private readonly FixedWork _work = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Waiting_work_is_reported_once_without_its_content(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);
        var since = desk.World.Database.Clock.GetUtcNow().AddHours(-2);
        _work.Items = [Item("action/call-back", since)];

        (await RunAsync(desk)).ShouldBe(1);
        (await RunAsync(desk)).ShouldBe(0);
        (await desk.SendAsync()).ShouldBe(1);
        (await RunAsync(desk)).ShouldBe(0);

        var told = desk.Receiver.Received.ShouldHaveSingleItem();
        told.Type.ShouldBe(WebhookKinds.WorkWaiting);
        told.Signature.ShouldNotBeEmpty();
        var item = told.Data.GetProperty("item");
        (item.GetProperty("kind").GetString(), item.GetProperty("key").GetString()).ShouldBe(("publish", "action/call-back"));
        item.GetProperty("link").GetString().ShouldBe("https://console.example/admin/actions/call-back");
        item.GetProperty("since").GetDateTimeOffset().ShouldBe(since);
        told.Body.ShouldNotContain("Printer");
    }

    [Fact]
    public async Task What_is_done_and_comes_back_is_reported_again_with_an_id_of_its_own()
    {
        await using var desk = await CreateAsync();
        var since = desk.World.Database.Clock.GetUtcNow();
        _work.Items = [Item("action/call-back", since)];
        await RunAsync(desk);
        await desk.SendAsync();
        _work.Items = [];
        await RunAsync(desk);
        _work.Items = [Item("action/call-back", since.AddMinutes(10))];

        (await RunAsync(desk)).ShouldBe(1);

        await desk.SendAsync();
        desk.Receiver.Received.Select(each => each.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_was_done_before_it_was_sent_is_not_sent()
    {
        await using var desk = await CreateAsync();
        _work.Items = [Item("action/call-back", desk.World.Database.Clock.GetUtcNow())];
        await RunAsync(desk);
        _work.Items = [];
        await RunAsync(desk);

        (await desk.SendAsync()).ShouldBe(0);

        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Withdrawn);
    }

    [Fact]
    public async Task Two_webhooks_report_the_same_thing_with_the_same_id()
    {
        await using var desk = await CreateAsync();
        (await desk.SaveAsync(desk.Wish() with { Name = "Chat" })).IsOk.ShouldBeTrue();
        _work.Items = [Item("action/call-back", desk.World.Database.Clock.GetUtcNow())];

        (await RunAsync(desk)).ShouldBe(2);

        await using var db = desk.World.Open();
        (await db.WebhookDeliveries.Select(row => row.EventId).Distinct().CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Unread_item_of_the_inbox_is_reported_unless_its_kind_is_muted()
    {
        await using var desk = await CreateAsync();
        await NotifyAsync(desk, "question", InboxKind.Asked);
        await NotifyAsync(desk, "mention", InboxKind.Mentioned);
        await using (var db = desk.World.Open())
        {
            db.PersonSettings.Add(
                new()
                {
                    TenantId = db.TenantId,
                    PersonId = desk.World.Here.Agent.PersonId,
                    SettingsJson = new PersonalSettings { Muted = [MuteGroups.Mentioned] }.ToJson(),
                }
            );
            await db.SaveChangesAsync(Token);
        }

        (await RunAsync(desk)).ShouldBe(1);

        await desk.SendAsync();
        var told = desk.Receiver.Received.ShouldHaveSingleItem();
        told.Type.ShouldBe(WebhookKinds.InboxReceived);
        told.Data.GetProperty("item").GetProperty("kind").GetString().ShouldBe("asked");
        told.Data.GetProperty("item").GetProperty("link").GetString()!.ShouldStartWith("https://console.example/inbox?item=");
        told.Body.ShouldNotContain("Printer");
    }

    [Theory]
    [InlineData("other events")]
    [InlineData("paused")]
    [InlineData("left")]
    public async Task Nothing_is_queued_for_a_webhook_that_wants_none_and_for_a_person_who_left(string why)
    {
        await using var desk = await CreateAsync();
        _work.Items = [Item("action/call-back", desk.World.Database.Clock.GetUtcNow())];
        await desk.ChangeHookAsync(hook =>
        {
            hook.Kinds = why is "other events" ? [WebhookKinds.StepCarriedOut] : hook.Kinds;
            hook.IsEnabled = why is not "paused";
        });
        if (why is "left")
        {
            await LeaveAsync(desk);
        }

        (await RunAsync(desk)).ShouldBe(0);
    }

    [Fact]
    public async Task Event_of_a_person_who_left_meanwhile_is_not_sent()
    {
        await using var desk = await CreateAsync();
        _work.Items = [Item("action/call-back", desk.World.Database.Clock.GetUtcNow())];
        await RunAsync(desk);
        await LeaveAsync(desk);

        (await desk.SendAsync()).ShouldBe(0);

        desk.Receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_event_of_a_thing_that_still_waits_is_not_cleaned_up()
    {
        await using var desk = await CreateAsync();
        var now = desk.World.Database.Clock.GetUtcNow();
        _work.Items = [Item("action/call-back", now), Item("action/restart", now)];
        await RunAsync(desk);
        await desk.SendAsync();
        _work.Items = [Item("action/call-back", now)];
        await RunAsync(desk);
        await using var db = desk.World.Open();

        (await Pruning.WebhookEventsAsync(db, now.AddDays(Pruning.KeepWebhookDays + 1), Token)).ShouldBe(1);

        (await RunAsync(desk)).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Job_of_another_tenant_and_a_person_without_the_right_queue_nothing()
    {
        await using var desk = await CreateAsync();
        _work.Items = [Item("action/call-back", desk.World.Database.Clock.GetUtcNow())];

        (await RunAsync(desk, Actor.Job(desk.World.Elsewhere.TenantId))).Value.ShouldBe(0);
        (await RunAsync(desk, desk.World.Here.Agent)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private Task<WebhookDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        WebhookDesk.CreateAsync(
            provider,
            services => services.AddSingleton<IWorkSource>(_work).AddSingleton(new PublicAddress(path => "https://console.example" + path))
        );

    private static WaitingItem Item(string key, DateTimeOffset since) =>
        new(WaitingKind.Publish, key, "Printer of Acme", "/admin/actions/call-back", since);

    private static async Task<int> RunAsync(WebhookDesk desk)
    {
        var queued = await RunAsync(desk, Actor.Job(desk.World.Here.TenantId));
        queued.Error.ShouldBeNull();
        return queued.Value;
    }

    private static async Task<Result<int>> RunAsync(WebhookDesk desk, Actor actor)
    {
        await using var scope = desk.World.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QueueWaiting>().RunAsync(actor, Token);
    }

    private static async Task NotifyAsync(WebhookDesk desk, string key, InboxKind kind)
    {
        await using var db = desk.World.Open();
        var news = new InboxNews(desk.World.Here.Agent.PersonId, key, kind, desk.World.Database.Clock.GetUtcNow())
        {
            FromId = desk.Admin.PersonId,
            Text = "Printer of Acme",
        };
        await InboxPost.NotifyAsync(db, news, Token);
        await db.SaveChangesAsync(Token);
    }

    private static async Task LeaveAsync(WebhookDesk desk)
    {
        await using var db = desk.World.Open();
        (await db.People.SingleAsync(row => row.Id == desk.World.Here.Agent.PersonId, Token)).IsActive = false;
        await db.SaveChangesAsync(Token);
    }

    private sealed class FixedWork : IWorkSource
    {
        public IReadOnlyList<WaitingItem> Items { get; set; } = [];

        public WaitingKind Kind => WaitingKind.Publish;

        public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog];

        public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken) => Task.FromResult(Items);
    }
}
