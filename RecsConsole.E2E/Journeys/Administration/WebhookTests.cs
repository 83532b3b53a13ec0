using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An administrator creates a webhook, tests it and deletes it again.</summary>
public sealed class WebhookTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Administrator_adds_a_webhook_tries_it_changes_its_secret_and_deletes_it()
    {
        ConcurrentQueue<string> received = [];
        await using var receiver = await ReceiveAsync(received);
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/admin/webhooks");
        await Assertions.Expect(page.GetByText("No webhooks yet")).ToBeVisibleAsync();

        await page.GetByLabel("Name").FillAsync("Ledger");
        await page.GetByLabel("Address").FillAsync("ledger.example");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByLabel("Uses the rights of").SelectOptionAsync(new SelectOptionValue { Label = "Ana Nowak (agent)" });
        await Assertions.Expect(page.Locator("#webhook-address-words")).ToContainTextAsync("Enter a full address");
        await page.GetByLabel("Address").FillAsync(receiver.Urls.First() + "/hooks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a webhook" }).ClickAsync();
        await Assertions.Expect(page.Locator("#made-secret-text")).ToContainTextAsync("whsec_");
        var secret = await page.Locator("#made-secret-text").TextContentAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Test: Ledger" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-row]")).ToContainTextAsync("Delivered");
        received.ShouldHaveSingleItem().ShouldContain("\"webhook\":\"Ledger\"");
        await CheckInBothThemesAsync(page, "webhooks");

        await page.GetByRole(AriaRole.Button, new() { Name = "New secret: Ledger" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Assertions.Expect(page.Locator("#made-secret-text")).Not.ToHaveTextAsync(secret!);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have stored it" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Change: Ledger" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name")).ToHaveValueAsync("Ledger"); // a new form, different from the previous one
        await Assertions.Expect(page.GetByLabel("Name")).ToBeFocusedAsync();
        await page.GetByLabel("Name").FillAsync("Books");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Assertions.Expect(page.GetByText("\"Books\" is saved.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete: Books" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No webhooks yet")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(0);
    }

    private static async Task<WebApplication> ReceiveAsync(ConcurrentQueue<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost(
            "/hooks",
            async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                received.Enqueue(await reader.ReadToEndAsync(context.RequestAborted));
            }
        );
        await app.StartAsync();
        return app;
    }
}
