using Bunit;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Webhooks;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>Deliveries are sorted by time, webhook and attempts before they are cut, and the address keeps the order.</summary>
public sealed class DeliveryOrderTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Deliveries_are_in_the_order_that_is_asked_for(DatabaseProvider provider)
    {
        await using var desk = await WebhookDesk.CreateAsync(provider);
        var archive = (await desk.SaveAsync(desk.Wish() with { Name = "Archive" })).Value!.Id;
        await AddAsync(desk, desk.Hook.Id, hoursAgo: 3, attempts: 5);
        await AddAsync(desk, archive, hoursAgo: 2, attempts: 1);
        await AddAsync(desk, desk.Hook.Id, hoursAgo: 1, attempts: 2);

        (await ListAsync(desk, new(50, OnlyFailed: true))).ShouldBe("215");
        (await ListAsync(desk, By(DeliverySort.Happened, false))).ShouldBe("512");
        (await ListAsync(desk, By(DeliverySort.Webhook, false))).ShouldBe("125");
        (await ListAsync(desk, By(DeliverySort.Webhook, true))).ShouldBe("251");
        (await ListAsync(desk, By(DeliverySort.Attempts, true))).ShouldBe("521");
        (await ListAsync(desk, By(DeliverySort.Attempts, true) with { Deliveries = 1 })).ShouldBe(
            "5",
            "the rest is left out after sorting"
        );
    }

    [Theory]
    [InlineData("/admin/webhooks", "/admin/webhooks?events=7&sort=body")]
    [InlineData("/admin/webhooks?failed=1&events=100", "/admin/webhooks?failed=1&events=100")]
    [InlineData("/admin/webhooks?sort=webhook", "/admin/webhooks?sort=webhook")]
    [InlineData("/admin/webhooks?sort=happened", "/admin/webhooks?sort=happened&desc=0")]
    public void Address_keeps_what_is_listed(string address, string typed) =>
        ListWebhooksRequest.Read(AddressQuery.Parse(typed)).Address.ShouldBe(address);

    [Fact]
    public async Task Heading_says_the_order_and_asks_for_another_and_rows_take_the_focus()
    {
        await using var world = await this.ServeGridsAsync();
        string? asked = null;
        DeliveryLine line = new(Guid.NewGuid(), WebhookKinds.Test, "Ledger", WebhookState.Failed, DateTimeOffset.UnixEpoch);
        var table = Render<DeliveryTable>(parameters =>
            parameters
                .Add(each => each.Lines, [line])
                .Add(each => each.Order, ListWebhooksRequest.UsualOrder)
                .Add(each => each.OnSort, column => asked = column)
        );

        await table.FindAll("th button.sort").Single(each => each.TextContent == "Attempts").ClickAsync(new());

        asked.ShouldBe("attempts");
        table.FindAll("th button.sort")[0].TextContent.ShouldBe("Happened ↓ sorted descending");
        table.Find("#delivery-list tr[data-row]").GetAttribute("tabindex").ShouldBe("-1");
    }

    private static ListWebhooksRequest By(DeliverySort sort, bool isDescending) =>
        new(50, OnlyFailed: true) { Order = new(sort, isDescending) };

    private static async Task AddAsync(WebhookDesk desk, Guid webhook, int hoursAgo, int attempts)
    {
        await using var db = desk.World.Open();
        db.WebhookDeliveries.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                WebhookId = webhook,
                EventId = Guid.NewGuid(),
                Kind = WebhookKinds.Test,
                EventKey = $"test-{attempts}",
                Body = "{}",
                At = desk.World.Database.Clock.GetUtcNow().AddHours(-hoursAgo),
                State = WebhookState.Failed,
                Attempts = attempts,
            }
        );
        await db.SaveChangesAsync(Token);
    }

    // the attempts of the deliveries, in the order of the list
    private static async Task<string> ListAsync(WebhookDesk desk, ListWebhooksRequest request)
    {
        var list = (await desk.World.Get<ListWebhooks>().RunAsync(desk.Admin, request, Token)).Value!;
        return string.Concat(list.Deliveries.Lines.Select(line => line.Attempts));
    }
}
