using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.FromEmpty;

/// <summary>
/// A team without a ticket system starts with a file of its tickets, by pages only: errors by line, mapping, preview, import, confirmation
/// of what was found, first suggestion.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed partial class ImportJourneyTests : Journey, IAsyncLifetime
{
    private const string Found = "section[data-found]";
    private const int Tickets = 60;

    // the wait for a job to run or a first index to be built on a busy machine
    private const float MaxWait = 120_000;

    private readonly BrowserFixture _browser = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "true" });

    public ValueTask InitializeAsync() => _browser.InitializeAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Administrator_brings_in_a_file_confirms_what_was_found_and_sees_a_first_suggestion()
    {
        var tenant = await Operators.AddTenantAsync(_browser.Services, "harbour");
        var erika = await Operators.AddAsync(_browser.Services, tenant, "erika", ConsoleRole.Admin, ConsoleRole.Agent);
        await using (var db = Operators.Open(_browser.Services))
        {
            db.BindTo(tenant);
            (await db.People.FindAsync(tenant, erika.PersonId))!.Clearance = 1; // imported cases are internal
            await db.SaveChangesAsync();
        }

        await using var window = await _browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/admin/import", "erika", 1366);

        await ReadErrorsAsync(page);
        await MapAsync(page);
        await ImportAsync(page);
        await ConfirmAsync(page);
        await SeeSuggestionAsync(page);
    }

    private static async Task ReadErrorsAsync(IPage page)
    {
        await SendAsync(
            page,
            "wrong.csv",
            Lines() + "T-61,No time,Closed,yesterday,,,,Ana Nowak,High,Billing\nT-1,Twice,Open,2026-10-01 08:00,,,,Ana Nowak,High,Billing\n"
        );

        var problems = page.Locator("table.problems tbody tr");
        await Assertions.Expect(problems).ToHaveCountAsync(2);
        await Assertions.Expect(problems.First).ToContainTextAsync("62");
        await Assertions.Expect(problems.First).ToContainTextAsync("yesterday");
        await Assertions.Expect(problems.Nth(1)).ToContainTextAsync("63");
        await Assertions.Expect(Preview(page).Locator("tbody tr")).ToHaveCountAsync(20);
        await Assertions.Expect(Button(page, "Import")).ToBeDisabledAsync();
        await CheckAsync(page, "import-with-errors");
    }

    // a column that the console does not know by its name
    private static async Task MapAsync(IPage page)
    {
        await SendAsync(page, "tickets.csv", Lines());
        await Assertions.Expect(page.GetByText("60 rows of 60 cases can be imported.")).ToBeVisibleAsync();
        await page.Locator("#import-product").SelectOptionAsync("Area");

        await Assertions.Expect(Preview(page).Locator("thead")).ToContainTextAsync("Product");
        await Assertions.Expect(Preview(page).Locator("tbody tr")).ToHaveCountAsync(20);
        await Assertions.Expect(Preview(page).Locator("tbody tr").First).ToContainTextAsync("Billing");
        await CheckAsync(page, "import-mapped");
    }

    private static async Task ImportAsync(IPage page)
    {
        await Button(page, "Import").ClickAsync();
        await page.Locator("#import-brought").WaitForAsync(new() { Timeout = MaxWait });
        await Assertions.Expect(page.Locator(Found)).ToContainTextAsync("6 items observed");
    }

    private static async Task ConfirmAsync(IPage page)
    {
        var found = page.Locator(Found);
        await Assertions.Expect(found.Locator("[data-found-action=received]")).ToContainTextAsync("60");
        await Assertions.Expect(found.Locator("[data-found-state=received]")).ToContainTextAsync("60 times");
        await CheckAsync(page, "import-observed");
        await page.GetByLabel("Name of the action first_response").FillAsync("Answer the customer");
        await page.Keyboard.PressAsync("Tab");
        await Button(page, "Choose everything observed").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = ConfirmWords() }).ClickAsync();

        await Assertions.Expect(found).ToContainTextAsync("6 items confirmed.");
        await Assertions.Expect(found).ToContainTextAsync("all confirmed");
        await Assertions.Expect(found.Locator("[data-found-action=first_response]")).ToContainTextAsync("confirmed by Erika");
        await Assertions.Expect(found.GetByRole(AriaRole.Link, new() { Name = "Answer the customer" })).ToBeVisibleAsync();
        await CheckAsync(page, "import-confirmed");
    }

    private static async Task SeeSuggestionAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameString = "Open the first case" }).ClickAsync();
        var screen = await new CaseScreen(page).ReadyAsync();
        await screen.WhatNext.Locator(".card").First.WaitForAsync(new() { Timeout = MaxWait });
        await CheckAsync(page, "case-of-an-import");
    }

    private static async Task SendAsync(IPage page, string name, string text)
    {
        var file = new FilePayload
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(text),
        };
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(page.GetByText(name)).ToBeVisibleAsync();
    }

    private static ILocator Preview(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Preview of the first rows" });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // one line for each ticket; nine of ten are finished
    private static string Lines()
    {
        var text = new StringBuilder("Ticket,Subject,Status,Created at,First response,Solved at,Closed at,Assignee,Priority,Area\n");
        for (var i = 0; i < Tickets; i++)
        {
            var opened = new DateTime(2026, 10, 1, 8, 0, 0, DateTimeKind.Unspecified).AddHours(i * 5);
            var isOpen = i % 10 == 9;
            var (status, solved) = isOpen ? ("Pending", "") : ("Closed", Time(opened.AddHours(i % 2 == 0 ? 6 : 40)));
            var closed = isOpen ? "" : Time(opened.AddHours(60));
            var person = i % 3 == 0 ? "Ana Nowak" : "Ben Lang";
            text.Append(
                CultureInfo.InvariantCulture,
                $"T-{i + 1},Invoice {i % 4} is wrong,{status},{Time(opened)},{Time(opened.AddHours(1))},{solved},{closed},{person},High,Billing\n"
            );
        }

        return text.ToString();
    }

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("^Confirm \\d+ items$", RegexOptions.None, 1000)]
    private static partial Regex ConfirmWords();
}
