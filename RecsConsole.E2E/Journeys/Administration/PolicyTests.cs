using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// In the browser, one person writes a rule on a field of the cases and another publishes it; the open case then stops suggesting what it
/// forbids.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class PolicyTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R133")]
    public async Task Policy_goes_from_draft_to_the_open_case_with_two_people_and_is_retired()
    {
        await PlaybookDesk.AddAsync(browser.Services, "rules");
        await SayAmountAsync();
        var alice = await SignInAsync("alice-rules", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-rules", ColorScheme.Dark, 1366);
        var carl = await SignInAsync("carl-rules", ColorScheme.Light, 1366);
        var onDesk = carl.GetByRole(AriaRole.Button, new() { Name = "Call the customer back", Exact = true });
        await OpenAsync(carl, "/cases/C-1");
        await Assertions.Expect(onDesk).ToBeVisibleAsync();

        await OpenAsync(alice, "/admin/policies");
        await Assertions.Expect(alice.GetByText("There are no policies yet")).ToBeVisibleAsync();
        await CheckAsync(alice, "policies-empty-light");
        await WriteAsync(alice);
        await PreviewAsync(alice);
        await alice.Keyboard.PressAsync("Control+Enter");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 1 for review" }).ClickAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("You wrote version 1, so somebody else has to publish it.")).ToBeVisibleAsync();
        await CheckAsync(alice, "policy-in-review-light");

        browser.Clock.Advance(TimeSpan.FromSeconds(10)); // an open case refreshes at most that often
        await PublishAsync(bob);
        await Assertions.Expect(onDesk).ToBeHiddenAsync(new() { Timeout = 20_000 }); // the open page updates by itself
        browser.Clock.Advance(TimeSpan.FromSeconds(10));
        await RetireAsync(bob);
        await Assertions.Expect(onDesk).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New policy" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("no-calls");
        await page.GetByLabel("Title").First.FillAsync("Questions are answered in writing");
        await page.GetByLabel("In plain words").FillAsync("Nobody calls a customer who asked a question.");
        await page.GetByLabel("In force from").FillAsync("2026-01-01T00:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        var rule = page.GetByRole(AriaRole.Group, new() { Name = "Rule 1", Exact = true });
        await rule.GetByLabel("Forbids").SelectOptionAsync(PlaybookDesk.Call);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await Assertions
            .Expect(page.Locator("footer .small[role=status]"))
            .ToContainTextAsync("Rule 1, cases: This rule has no condition. Add one, or confirm that it applies to every case.");
        await CheckAsync(page, "policy-editor-wrong-light");
        await rule.GetByLabel("Issue types").SelectOptionAsync("question");
        await rule.GetByRole(AriaRole.Button, new() { Name = "Add a condition on a field of your cases to rule 1" }).ClickAsync();
        var condition = rule.GetByRole(AriaRole.Group, new() { Name = "condition 1 on a field, rule 1" });
        await condition.GetByLabel("What to compare").SelectOptionAsync(new SelectOptionValue { Label = "Amount" });
        await condition.GetByLabel("Value").FillAsync("10,000");
        await condition.GetByLabel("Value").PressAsync("Tab");
        await Assertions.Expect(condition.GetByLabel("Comparison")).ToHaveValueAsync("at_least");
        await Assertions.Expect(page.Locator("footer .small[role=status]")).ToHaveTextAsync("Unsaved changes.");
    }

    private static async Task PreviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check open cases" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "C-1", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("forbids Call the customer back", new() { Exact = true })).ToBeVisibleAsync();
        await TryAsync(page);
        await CheckAsync(page, "policy-editor-light");
        await page.GetByLabel("In plain words").FocusAsync();
    }

    private static async Task TryAsync(IPage page)
    {
        var trial = page.GetByRole(AriaRole.Region, new() { Name = "Try it on chosen cases" });
        var search = trial.GetByLabel("Cases, open or closed");
        await search.FillAsync("C-1");
        await search.PressAsync("Enter");
        await trial.GetByRole(AriaRole.Button, new() { Name = "Add C-1" }).First.ClickAsync();
        await trial.GetByRole(AriaRole.Button, new() { Name = "Try on these" }).ClickAsync();
        await Assertions.Expect(trial.GetByRole(AriaRole.Link, new() { Name = "C-1", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(trial.GetByText("forbids Call the customer back", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await OpenAsync(page, "/admin/policies?status=in_review");
        await CheckAsync(page, "policies-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Questions are answered in writing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Version 1 is published.")).ToBeVisibleAsync();
        await CheckAsync(page, "policy-published-dark");
    }

    private static async Task RetireAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire", Exact = true }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Retire the policy Questions are answered in writing?");
        await CheckAsync(page, "policy-retire-dark");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retire the policy" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is retired. It no longer applies")).ToBeVisibleAsync();
    }

    private async Task SayAmountAsync()
    {
        await using var db = Operators.Open(browser.Services);
        db.BindTo(db.Tenants.Single(row => row.Key == "rules").Id);
        db.Cases.Single(row => row.Key == "C-1").CustomFieldsJson = """{"amount":"12,500.00"}""";
        await db.SaveChangesAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
