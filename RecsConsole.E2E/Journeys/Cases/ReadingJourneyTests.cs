using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A document is read beside the case it was suggested for, by keyboard alone.</summary>
public sealed partial class ReadingJourneyTests(DemoDesk desk)
{
    [Fact]
    public async Task Document_is_read_ticked_and_answered_without_leaving_the_case()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithStepsAsync(page);
        var title = (await screen.Reader.GetByRole(AriaRole.Heading).First.InnerTextAsync()).Trim();
        var (address, count) = (page.Url, screen.Reader.Locator(".count"));
        await Assertions.Expect(screen.Reader.Locator("[data-passage]").First).ToBeInViewportAsync();
        await Assertions.Expect(screen.WhatNext).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("t"); // the first step
        await Assertions.Expect(count).ToHaveTextAsync(OneDone());
        await Assertions.Expect(screen.Reader.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 of" })).ToHaveCountAsync(1); // it is kept
        await page.Keyboard.PressAsync("u"); // useful
        await Assertions.Expect(screen.Reader).ToContainTextAsync("You marked this useful.");
        await Assertions
            .Expect(screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" }))
            .ToHaveAttributeAsync("aria-pressed", "true");

        await page.ReloadAsync();
        await DemoDesk.WaitForCircuitAsync(page);
        await screen.ReadyAsync();
        page.Url.ShouldBe(address);
        await DemoDesk.MoveToCardAsync(screen, title);
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(count).ToHaveTextAsync(OneDone());
        await Assertions.Expect(screen.Reader.GetByRole(AriaRole.Checkbox).First).ToBeCheckedAsync();
        await Assertions.Expect(screen.Reader).ToContainTextAsync("You marked this useful.");

        await page.Keyboard.PressAsync("k"); // the slates go on working while it is open
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).Not.ToHaveTextAsync(title);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Reader).ToHaveCountAsync(0);
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).ToHaveTextAsync(title);
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Full_page_leads_back_to_the_case()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithStepsAsync(page);
        var key = screen.Key;

        await screen.Reader.GetByRole(AriaRole.Link, new() { Name = "Open on its own page" }).ClickAsync();
        await Assertions.Expect(page.Locator("article h1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameString = $"Back to {key}" }).ClickAsync();

        (await new CaseScreen(page).ReadyAsync()).Key.ShouldBe(key);
    }

    [Theory]
    [InlineData(1920)]
    [InlineData(1366)]
    [InlineData(1100)]
    [InlineData(800)]
    public async Task Reader_fits_the_window(int width)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithStepsAsync(page);

        await page.SetViewportSizeAsync(width, 860);
        var box = (await screen.Reader.BoundingBoxAsync())!;
        var suggestions = (await screen.WhatNext.BoundingBoxAsync())!;

        box.Width.ShouldBeInRange(width < 1024 ? width : 478, width < 1366 ? width : 480);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(width < 1024 ? width : suggestions.X);
        (box.Y + box.Height).ShouldBeLessThanOrEqualTo(860); // its buttons are in sight
    }

    // the first document that is open on a case of hers, has steps and a passage that was found
    private static async Task<CaseScreen> OpenCaseWithStepsAsync(IPage page)
    {
        for (var place = 0; place < 12; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await Assertions.Expect(screen.CurrentCard).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("e");
            await screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" }).WaitForAsync();
            var steps = screen.Reader.GetByRole(AriaRole.Checkbox);
            if (
                await steps.CountAsync() > 1
                && !await steps.First.IsCheckedAsync()
                && await screen.Reader.Locator("[data-passage]").CountAsync() > 0
            )
            {
                return screen;
            }
        }

        throw new InvalidOperationException("None of twelve cases suggests a document with steps first.");
    }

    [GeneratedRegex("^1 of [0-9]+ steps done$", RegexOptions.None, 1_000)]
    private static partial Regex OneDone();
}
