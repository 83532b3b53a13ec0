using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>From a suggestion to the complete trace of its decision.</summary>
public sealed class TraceTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R153")]
    [Trait("Req", "R154")]
    public async Task Reason_leads_to_the_whole_decision_which_replays_identical()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await screen.Drawer.GetByRole(AriaRole.Link, new() { NameString = "Full trace of this decision" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("counted here but not named");
        var steps = page.GetByRole(AriaRole.Region, new() { NameString = "From candidates to what was shown" });
        await Assertions.Expect(steps.Locator("tbody tr")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { NameString = "Replay" }).First).ToContainTextAsync("Identical");
        await page.GetByRole(AriaRole.Button, new() { NameString = "Read this" }).ClickAsync();
        await Assertions.Expect(steps.Locator("tbody tr")).ToHaveCountAsync(5);
        new Uri(page.Url).AbsolutePath.ShouldStartWith("/decisions/");
    }
}
