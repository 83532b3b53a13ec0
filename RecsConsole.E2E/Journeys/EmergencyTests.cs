using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An agent opens a case in an emergency without the right to see it; an administrator gives and withdraws such a right.</summary>
public sealed class EmergencyTests(DemoDesk desk) : Journey
{
    [Fact]
    [Trait("Req", "R47")]
    public async Task Sealed_case_opens_with_a_reason_and_says_so_on_top()
    {
        await AddSealedAsync("SEALED-1");
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.GotoAsync("/cases/SEALED-1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();

        await OpenAsync(page, "/emergency");
        await page.GetByLabel("Key of the case").FillAsync("SEALED-1");
        await page.GetByLabel("Why it cannot wait").FillAsync("too short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }).ClickAsync();
        var missing = page.GetByText("Enter at least 20 characters");
        await Assertions.Expect(missing).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "emergency");
        await page.GetByLabel("Why it cannot wait").FillAsync("Their plant stands still and nobody of the team answers.");
        await PressSlowlyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Open the case" }), missing);

        await Assertions.Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("You have emergency access until");
        await Assertions.Expect(page.GetByText("opened the case in an emergency").First).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "emergency-case");
    }

    [Fact]
    [Trait("Req", "R47")]
    public async Task Right_to_a_case_is_given_and_withdrawn_on_the_persons_page()
    {
        await AddSealedAsync("SEALED-2");
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/admin/people");
        await page.GetByRole(AriaRole.Link, new() { Name = DemoDesk.Ana, Exact = true }).ClickAsync();
        var rights = page.GetByRole(AriaRole.Region, new() { Name = "Rights to single cases and documents" });

        await rights.GetByLabel("Key of the case or document").FillAsync("SEALED-2");
        await rights.GetByLabel("Reason").FillAsync("Stands in for the owner this week");
        await rights.GetByRole(AriaRole.Button, new() { Name = "Give the right" }).ClickAsync();

        await Assertions.Expect(rights.GetByText("Case SEALED-2")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "grants");
        await rights.GetByRole(AriaRole.Button, new() { Name = "Withdraw the right to SEALED-2" }).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Withdraw the right" }).ClickAsync();
        await Assertions.Expect(rights.GetByText("ended, was valid until")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Req", "R47")]
    public async Task Right_of_anybody_is_found_in_the_list_of_all_and_withdrawn_after_one_question()
    {
        await AddSealedAsync("SEALED-3");
        await GiveAsync("SEALED-3", DemoDesk.Jonas);
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/admin/people");
        await page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "Temporary rights" }).ClickAsync();
        var row = page.Locator("tbody tr", new() { HasText = "SEALED-3" });
        await Assertions.Expect(row).ToContainTextAsync(DemoDesk.Jonas);
        await CheckInBothThemesAsync(page, "rights");

        await page.GetByLabel("Person, by name or key").FillAsync("nobody of this name");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("No right matches")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "rights-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Withdraw the right of Jonas Keller to case SEALED-3?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Withdraw the right" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "State", Exact = true }).SelectOptionAsync("withdrawn");
        await page.HasAddressAsync("/admin/rights\\?state=withdrawn$");
        await Assertions.Expect(row).ToContainTextAsync("Withdrawn");
    }

    // The message goes when its field is left, and what is below it moves up: the mouse is released only then, as by a person.
    private static async Task PressSlowlyAsync(IPage page, ILocator button, ILocator message)
    {
        await button.HoverAsync();
        await page.Mouse.DownAsync();
        await Assertions.Expect(message).ToBeHiddenAsync();
        await page.Mouse.UpAsync();
    }

    private async Task GiveAsync(string key, string to)
    {
        await using var db = await OpenAsync();
        var people = await db.People.AsNoTracking().ToListAsync();
        db.AccessGrants.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                PersonId = people.Single(row => row.DisplayName == to).Id,
                ObjectKind = "case",
                ObjectKey = (await db.Cases.SingleAsync(row => row.Key == key)).Id.ToString("D"),
                Reason = "Stands in this week",
                GrantedById = people.Single(row => row.DisplayName == "Adele Winter").Id,
                GrantedAt = Timestamps.Round(desk.Now),
                ExpiresAt = Timestamps.Round(desk.Now.AddDays(1)),
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task<ConsoleDbContext> OpenAsync()
    {
        var tenantDb = desk.Services.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(CancellationToken.None);
        var id = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync();
        return await tenantDb.OpenAsync(new(id, Guid.NewGuid()), CancellationToken.None);
    }

    private async Task AddSealedAsync(string key)
    {
        await using var db = await OpenAsync();
        var id = db.TenantId;
        var like = await db.Cases.AsNoTracking().FirstAsync(row => row.IsOpen);
        db.Cases.Add(
            new CaseRow
            {
                TenantId = id,
                Id = Guid.NewGuid(),
                Key = key,
                Title = "Sealed by legal",
                Description = "",
                TypeKey = like.TypeKey,
                IssueType = like.IssueType,
                Status = like.Status,
                OpenedAt = like.OpenedAt,
                LastEventAt = like.OpenedAt,
                Classification = 3,
                CustomFieldsJson = "{}",
                IsOpen = true,
                WorkflowVersion = like.WorkflowVersion,
            }
        );
        await db.SaveChangesAsync();
    }
}
