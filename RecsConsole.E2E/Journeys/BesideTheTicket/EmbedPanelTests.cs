using Microsoft.Playwright;
using RecsConsole.E2E.Accessibility.EveryPage;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.BesideTheTicket;

/// <summary>The panel of a case at the width of a frame, for a signed-in person and for a visitor who is not signed in.</summary>
public sealed class EmbedPanelTests(DemoDesk desk) : EveryWidthJourney
{
    // 320 px is the narrowest frame at which nothing may scroll sideways (WCAG 1.4.10); 390 px is a phone, 683 px a panel below the ticket
    private static readonly int[] s_frames = [360, 320, 390, 480, 683];

    [Fact]
    public async Task Panel_is_accessible_at_360_pixels_and_answers_with_undo()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(2);
        var key = screen.Key;
        await page.SetViewportSizeAsync(360, 640);

        await page.GotoAsync($"/embed/cases/{key}");

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = key })).ToHaveAttributeAsync("rel", "noopener");
        await CheckInBothThemesAsync(page, "embed");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await page.Locator("summary", new() { HasText = "Not this" }).ClickAsync();
        await CheckInBothThemesAsync(page, "embed-reasons");
        await page.GetByLabel("Not useful").CheckAsync();
        await page.Locator("#embed-note").FillAsync("Read out by a colleague."); // a required step needs words
        await page.GetByRole(AriaRole.Button, new() { Name = "Not this", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "embed-said");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Back in the list");
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Panel_and_its_notices_fit_and_are_accessible_at_every_width_of_a_frame_in_both_themes()
    {
        var found = new List<string>();
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var key = (await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(2)).Key;

        await page.GotoAsync($"/embed/cases/{key}");
        await page.Locator("summary", new() { HasText = "Not this" }).ClickAsync();
        await CheckWidthsAsync(page, "embed-panel", s_frames, found);
        await page.GotoAsync("/embed/cases/NO-SUCH-CASE");
        await CheckWidthsAsync(page, "embed-nothing", s_frames, found);
        var nobody = await desk.OpenWindowAsync();
        await nobody.GotoAsync($"/embed/cases/{key}");
        await CheckWidthsAsync(nobody, "embed-sign-in", s_frames, found);

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Panel_of_nobody_comes_back_after_signing_in_elsewhere()
    {
        var page = await desk.OpenWindowAsync();
        await page.SetViewportSizeAsync(360, 640);
        await page.GotoAsync("/embed/cases/NO-SUCH-CASE");
        await CheckInBothThemesAsync(page, "embed-sign-in");

        var door = await page.Context.RunAndWaitForPageAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Open the console and sign in" }).ClickAsync()
        );
        await door.GetByRole(AriaRole.Button, new() { NameString = DemoDesk.Ana }).First.ClickAsync();
        await door.Keyboard.PressAsync("Enter");
        await DemoDesk.WaitForCircuitAsync(door);
        await page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "embed-nothing");
    }
}
