using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>One administrator asks for the erasure of a customer, another confirms it, and both find the receipt.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class ErasureTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Reason = "The customer asked for it in writing.";

    private static readonly string[] s_personal = ["Alice", "Bob", "Acme", "Printer", Reason];

    [Fact]
    [Trait("Req", "R162")]
    public async Task Customer_is_erased_by_two_people_and_the_receipt_says_what_was_destroyed()
    {
        await AddDeskAsync();
        var alice = await SignInAsync("alice-erasing", ColorScheme.Light);
        var bob = await SignInAsync("bob-erasing", ColorScheme.Dark);

        await OpenAsync(alice, "/admin/privacy");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Erase Acme", Exact = true }).ClickAsync();
        await AnswerAsync(alice, "Ask for the erasure");
        await Assertions.Expect(alice.GetByText("Nothing is erased until somebody else confirms it.")).ToBeVisibleAsync();

        await OpenAsync(bob, "/work");
        await bob.GetByRole(AriaRole.Link, new() { Name = "Erasure of acme" }).ClickAsync();
        var waiting = bob.Locator("section[aria-labelledby='waiting-erasures']");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Erase Acme", Exact = true }).ClickAsync();
        await AnswerAsync(bob, "Erase permanently");

        var receipt = ReceiptOn(bob);
        await ShouldSayWhatWasDestroyedAsync(receipt);
        await Assertions.Expect(bob.GetByRole(AriaRole.Button, new() { Name = "Erase Acme" })).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(bob, "erasure-receipt");
        var (hash, entry) = await DownloadAsync(bob, receipt);
        await ShouldBeThereAgainAsync(alice, hash);
        await ShouldBeInTheTrailAsync(bob, receipt, entry);
    }

    private static ILocator ReceiptOn(IPage page) => page.Locator("section[aria-labelledby='receipt-title']");

    private static async Task AnswerAsync(IPage page, string verb)
    {
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("textarea").FillAsync(Reason);
        await dialog.GetByLabel("Type acme to continue").FillAsync("acme");
        await dialog.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
    }

    private static async Task ShouldSayWhatWasDestroyedAsync(ILocator receipt)
    {
        await Assertions.Expect(receipt).ToContainTextAsync("Alice-erasing");
        await Assertions.Expect(receipt).ToContainTextAsync("Bob-erasing");
        await Assertions.Expect(Unreadable("Customer records")).ToHaveTextAsync("1");
        await Assertions.Expect(Unreadable("Cases")).ToHaveTextAsync("15");
        await Assertions.Expect(Unreadable("Notes")).ToHaveTextAsync("2");

        ILocator Unreadable(string table) =>
            receipt
                .GetByRole(AriaRole.Row)
                .Filter(new() { Has = receipt.Page.GetByRole(AriaRole.Rowheader, new() { Name = table, Exact = true }) })
                .Locator("td")
                .First;
    }

    // the hash of the file, which the page shows, and the hash of the audit entry, which the file names
    private static async Task<(string Hash, string Entry)> DownloadAsync(IPage page, ILocator receipt)
    {
        var file = await page.RunAndWaitForDownloadAsync(() =>
            receipt.GetByRole(AriaRole.Link, new() { Name = "Download receipt" }).ClickAsync()
        );
        file.SuggestedFilename.ShouldStartWith("erasure-account-");
        var content = await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await Assertions.Expect(receipt).ToContainTextAsync(hash);
        var text = Encoding.UTF8.GetString(content);
        s_personal.ShouldAllBe(personal => !text.Contains(personal, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(content);
        json.RootElement.GetProperty("unreadable").GetProperty("Cases").GetInt32().ShouldBe(15);
        return (hash, json.RootElement.GetProperty("auditEntry").GetProperty("sha256").GetString()!);
    }

    // whoever asked finds it in the list, on the page that was open all the time
    private static async Task ShouldBeThereAgainAsync(IPage page, string hash)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Receipt of the erasure of acme" }).ClickAsync();
        await Assertions.Expect(ReceiptOn(page)).ToContainTextAsync(hash);
        await ReceiptOn(page).GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(ReceiptOn(page)).ToHaveCountAsync(0);
    }

    private static async Task ShouldBeInTheTrailAsync(IPage page, ILocator receipt, string entry)
    {
        await receipt.Locator("a.fact").ClickAsync();
        var detail = page.GetByRole(AriaRole.Complementary, new() { Name = "Entry in detail" });
        await Assertions.Expect(detail).ToContainTextAsync(entry);
        await Assertions.Expect(detail).ToContainTextAsync("unreadable.Cases");
    }

    private async Task AddDeskAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var desk = await DeskTenant.AddAsync(browser.Services, DateTimeOffset.UtcNow, "erasing");
        foreach (var name in new[] { "alice-erasing", "bob-erasing" })
        {
            await Operators.AddAsync(browser.Services, desk.TenantId, name, ConsoleRole.Admin);
        }

        await using var db = Operators.Open(browser.Services);
        db.BindTo(desk.TenantId);
        (await db.Cases.SingleAsync(row => row.IsOpen, token)).IsOpen = false;
        db.Notes.AddRange(Note(desk), Note(desk));
        await db.SaveChangesAsync(token);
    }

    private static NoteRow Note(DeskTenant desk) =>
        new()
        {
            TenantId = desk.TenantId,
            Id = Guid.NewGuid(),
            CaseId = desk.CaseId,
            AuthorId = desk.Agent.PersonId,
            At = DateTimeOffset.UtcNow,
            Text = "Acme called about the Printer.",
        };

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, 1366);
}
