using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A person reads a suggested document beside the case with the keyboard alone.</summary>
public sealed partial class ReadingJourneyTests(DemoDesk desk) : Journey
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

        await page.Keyboard.PressAsync("t"); // ticks the first step
        await Assertions.Expect(count).ToHaveTextAsync(OneDone());
        // the tick is stored
        await Assertions.Expect(screen.Reader.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 of" })).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("u"); // marks the document as useful
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

        await page.Keyboard.PressAsync("k"); // the slates still react to keys while the document is open
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).Not.ToHaveTextAsync(title);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Reader).ToHaveCountAsync(0);
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).ToHaveTextAsync(title);
        await Assertions.Expect(screen.CurrentCard.Locator(".title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Words_are_found_in_the_document_counted_and_walked_through()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithStepsAsync(page);
        var found = screen.Reader.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("the");
        await Assertions.Expect(found).ToHaveTextAsync(FirstOfSome());
        var all = (await found.InnerTextAsync()).Split(' ')[^1];
        var marked = "[...CSS.highlights.values()].reduce((sum, each) => sum + each.size, 0)";
        (await page.EvaluateAsync<int>(marked)).ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(all);
        await page.Keyboard.PressAsync("Shift+Enter"); // wraps from the first match to the last
        await Assertions.Expect(found).ToHaveTextAsync($"{all} of {all}");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(found).ToHaveTextAsync($"1 of {all}");
        await CheckInBothThemesAsync(page, "find-in-document");

        await page.Keyboard.PressAsync("Escape"); // clears the search text
        await Assertions.Expect(found).ToHaveTextAsync("");
        (await page.EvaluateAsync<int>(marked)).ShouldBe(0);
        await page.Keyboard.PressAsync("Escape"); // leaves the search field
        await Assertions.Expect(screen.Reader.GetByRole(AriaRole.Searchbox)).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape"); // closes the document
        await Assertions.Expect(screen.Reader).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Document_that_solved_the_case_is_cited_in_the_solution()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenSolvableCaseAsync(page);
        var title = (await screen.Reader.GetByRole(AriaRole.Heading).First.InnerTextAsync()).Trim();

        await screen.Reader.GetByRole(AriaRole.Button, new() { Name = "This solved it" }).ClickAsync();
        var words = screen.Dialog.GetByLabel("How was it solved?");
        await Assertions
            .Expect(words)
            .ToHaveValueAsync(
                new Regex($"^Solved with “{Regex.Escape(title)}”, version [0-9]+:", RegexOptions.None, TimeSpan.FromSeconds(1))
            );
        await CheckInBothThemesAsync(page, "this-solved-it");
        await words.PressAsync("Control+Enter");

        await Assertions.Expect(screen.State).ToHaveTextAsync("Resolved");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"Solved with “{title}”");
        await Assertions.Expect(screen.Reader).ToContainTextAsync("You marked this useful.");
        await Assertions.Expect(screen.Reader.GetByRole(AriaRole.Button, new() { Name = "This solved it" })).ToHaveCountAsync(0);
        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(screen.State).Not.ToHaveTextAsync("Resolved");
        await Assertions.Expect(screen.Reader).Not.ToContainTextAsync("You marked this useful.");
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
        (box.Y + box.Height).ShouldBeLessThanOrEqualTo(860); // its buttons are visible
    }

    // Opens her first case with a document that has steps and a matching passage.
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

    // Opens her first case whose first document can be marked as the solution and is not yet marked as useful.
    private static async Task<CaseScreen> OpenSolvableCaseAsync(IPage page)
    {
        for (var place = 0; place < 12; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            await Assertions.Expect(screen.CurrentCard).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("e");
            var useful = screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" });
            await useful.WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            if (
                await screen.Reader.GetByRole(AriaRole.Button, new() { Name = "This solved it" }).CountAsync() == 1
                && await useful.GetAttributeAsync("aria-pressed") == "false"
            )
            {
                return screen;
            }
        }

        throw new InvalidOperationException("None of twelve cases can be solved with its first document.");
    }

    [GeneratedRegex("^1 of [1-9][0-9]*$", RegexOptions.None, 1_000)]
    private static partial Regex FirstOfSome();

    [GeneratedRegex("^1 of [0-9]+ steps done$", RegexOptions.None, 1_000)]
    private static partial Regex OneDone();
}
