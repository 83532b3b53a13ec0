using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Features.Approvals;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>A desk with an administrator and another system as the target of its webhook.</summary>
internal sealed class WebhookDesk : IAsyncDisposable
{
    private WebhookDesk(ApprovalDesk approvals, WebhookReceiver receiver) => (Approvals, Receiver) = (approvals, receiver);

    public ApprovalDesk Approvals { get; }

    public WebhookReceiver Receiver { get; }

    public DeskWorld World => Approvals.World;

    public Actor Admin { get; private set; } = null!;

    public SavedWebhook Hook { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>With a webhook that has the agent's rights and receives every event.</summary>
    public static async Task<WebhookDesk> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var desk = await CreateEmptyAsync(provider, add);
        desk.Hook = (await desk.SaveAsync(desk.Wish())).Value!;
        return desk;
    }

    public static async Task<WebhookDesk> CreateEmptyAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var approvals = await ApprovalDesk.OpenAsync(
            provider,
            services =>
            {
                services.AddWebhooks().AddWork();
                add?.Invoke(services);
            }
        );
        var desk = new WebhookDesk(approvals, await WebhookReceiver.StartAsync());
        await using var db = desk.World.Open();
        var admin = Operators.Person(desk.World.Here.TenantId, "adele", "admin");
        (admin.Clearance, admin.Teams, admin.Regions) = (Classifications.Restricted, ["one"], ["EU"]);
        db.People.Add(admin);
        await db.SaveChangesAsync(Token);
        desk.Admin = new(desk.World.Here.TenantId, admin.Id);
        return desk;
    }

    public SaveWebhookRequest Wish() => new(null, 0, "Ledger", Receiver.Address, WebhookKinds.All, World.Here.Agent.PersonId);

    public Task<Result<SavedWebhook>> SaveAsync(SaveWebhookRequest request) => World.Get<SaveWebhook>().RunAsync(Admin, request, Token);

    public async Task AcceptAsync(string action = "ask")
    {
        var accepted = await World.AcceptAsync(await World.RecommendAsync(), action);
        accepted.IsOk.ShouldBeTrue(accepted.Error?.Message);
    }

    public Task<int> SendAsync() => World.Get<SendWebhooks>().RunAsync(World.Here.TenantId, Token);

    /// <summary>Sends what is due after a delay.</summary>
    public Task<int> SendLaterAsync(TimeSpan? after = null)
    {
        World.Database.Clock.Advance(after ?? TimeSpan.FromMinutes(1));
        return SendAsync();
    }

    public async Task<WebhookList> ListAsync(bool onlyFailed = false)
    {
        var list = await World.Get<ListWebhooks>().RunAsync(Admin, new(50, onlyFailed), Token);
        return list.Value ?? throw new InvalidOperationException(list.Error!.Message);
    }

    public async Task<DeliveryLine> OnlyDeliveryAsync() => (await ListAsync()).Deliveries.Lines.ShouldHaveSingleItem();

    public async Task ChangeHookAsync(Action<WebhookRow> change)
    {
        await using var db = World.Open();
        change(await db.Webhooks.SingleAsync(Token));
        await db.SaveChangesAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Approvals.DisposeAsync();
    }
}
