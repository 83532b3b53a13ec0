using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>On the page of a decision, a person asks why an item is missing and what changed since an earlier decision.</summary>
public sealed class TraceQuestionTests(DemoDesk desk) : Journey
{
    private const string Watcher = "Otto Berg";

    [Fact]
    [Trait("Req", "R91")]
    public async Task Why_not_is_answered_for_what_is_shown_what_is_not_and_what_has_no_such_name()
    {
        var page = await OpenTraceAsync(6);
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Why not…" });
        var box = panel.GetByLabel("What you expected here");
        var shown = (
            await page.GetByRole(AriaRole.Region, new() { Name = "What was shown" }).Locator("tbody button").First.InnerTextAsync()
        ).Trim();

        await box.FillAsync(shown);
        await panel.GetByRole(AriaRole.Button, new() { Name = shown, Exact = true }).ClickAsync();
        await Assertions.Expect(panel.Locator(".answer")).ToContainTextAsync("It was shown, at place 1.");

        await box.FillAsync("a");
        var documents = panel.GetByRole(AriaRole.List, new() { Name = "Documents" });
        await Assertions.Expect(documents.GetByRole(AriaRole.Button)).ToHaveCountAsync(6);
        await Assertions.Expect(panel.GetByRole(AriaRole.List, new() { Name = "People" })).ToBeVisibleAsync();
        await Assertions.Expect(panel.Locator(".answer")).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "why-not-list");

        await box.FillAsync("anything called like this");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("If it exists, a rule that you cannot see blocks it");

        // Reaches the answer from the first letters without the mouse.
        await box.FillAsync("Call the customer");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("found");
        await box.PressAsync("Enter");
        await Assertions.Expect(panel.Locator(".answer")).ToContainTextAsync("customer", new() { Timeout = 20_000 });
        await Assertions.Expect(panel.Locator(".found")).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "why-not-answer");
    }

    [Fact]
    [Trait("Req", "R91")]
    public async Task What_changed_since_the_dismissal_is_told_with_its_cause_for_a_watcher_too()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithoutRequiredStepAsync(page);
        var dismissed = (await screen.CurrentCard.Locator(".title").InnerTextAsync()).Trim();
        await page.Keyboard.PressAsync("d");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).Not.ToHaveTextAsync(dismissed);
        var address = await TraceAddressAsync(screen);

        var watcher = await desk.SignInAsync(Watcher);
        await OpenAsync(watcher, address);
        var panel = watcher.GetByRole(AriaRole.Region, new() { Name = "What changed" });
        var choices = panel.GetByLabel("Compared with");
        await choices.WaitForAsync();
        var first = await choices.Locator("option").Last.GetAttributeAsync("value");
        await choices.SelectOptionAsync(first!);
        await Assertions
            .Expect(panel.Locator("tbody tr", new() { HasText = dismissed }))
            .ToContainTextAsync("gone from place 1", new() { Timeout = 20_000 });
        await Assertions.Expect(panel.Locator("dl")).ToContainTextAsync("Data");
        await CheckInBothThemesAsync(watcher, "what-changed");
        await panel.GetByRole(AriaRole.Link, new() { Name = "Open that decision" }).ClickAsync();
        await watcher.HasAddressAsync($"/decisions/{first}$");
        await Assertions.Expect(panel.GetByText("nothing to compare it with")).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    // A dismissal cannot remove a step that a policy requires.
    private static async Task<CaseScreen> OpenCaseWithoutRequiredStepAsync(IPage page)
    {
        for (var place = 6; place < 20; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await Assertions.Expect(screen.CurrentCard).ToHaveCountAsync(1);
            if (!(await screen.CurrentCard.InnerTextAsync()).Contains("Required", StringComparison.Ordinal))
            {
                return screen;
            }
        }

        throw new InvalidOperationException("Each of fourteen cases suggests a required step first.");
    }

    private async Task<IPage> OpenTraceAsync(int number)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(number);
        await OpenAsync(page, await TraceAddressAsync(screen));
        return page;
    }

    private static async Task<string> TraceAddressAsync(CaseScreen screen)
    {
        await screen.Page.Keyboard.PressAsync("Enter");
        var link = screen.Drawer.GetByRole(AriaRole.Link, new() { NameString = "Full trace of this decision" });
        await link.WaitForAsync();
        return (await link.GetAttributeAsync("href"))!;
    }
}
