using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>A person saves a view of the queue, returns to it and chooses columns; the test removes everything again.</summary>
public sealed class QueueViewJourneyTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";
    private const string Name = "Urgent in the team";
    private const string NewName = "Urgent, by case";

    [Fact]
    public async Task View_is_saved_by_keyboard_renamed_updated_deleted_and_brought_back()
    {
        var page = await desk.SignInAsync(Sam);
        await new QueueScreen(page).OpenAsync("/?scope=team&priority=2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Name of the view")).ToBeFocusedAsync();
        await CheckInBothThemesAsync(page, "queue-save-view");
        await page.Keyboard.TypeAsync(Name);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Tab(page, Name)).ToHaveAttributeAsync("aria-current", "true");
        await CheckInBothThemesAsync(page, "queue-with-view");

        await page.GetByRole(AriaRole.Link, new() { NameString = "Mine" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Tab(page, Name).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("scope=team&priority=2$", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Case", Exact = true }).ClickAsync();
        await Assertions.Expect(Tab(page, Name)).Not.ToHaveAttributeAsync("aria-current", "true");
        await OpenMenuAsync(page, Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Update to what is shown now" }).ClickAsync();
        await Assertions.Expect(Tab(page, Name)).ToHaveAttributeAsync("aria-current", "true");
        await OpenMenuAsync(page, Name);
        await page.GetByLabel("Name of the view").FillAsync(NewName);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Tab(page, NewName)).ToBeVisibleAsync();

        await DeleteAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Tab(page, NewName)).ToHaveAttributeAsync("href", "/?scope=team&priority=2&sort=case");
        await DeleteAsync(page);
    }

    [Fact]
    public async Task Columns_are_chosen_stay_chosen_and_are_reset()
    {
        var page = await desk.SignInAsync(Sam);
        await new QueueScreen(page).OpenAsync("/?scope=all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();
        await CheckInBothThemesAsync(page, "queue-columns");
        foreach (var column in new[] { "Team", "Issue type", "Opened", "Last change" })
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = column, Exact = true }).ClickAsync();
            await Assertions.Expect(Head(page, column)).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Customer", Exact = true }).ClickAsync();
        await Assertions.Expect(Head(page, "Customer")).ToHaveCountAsync(0);
        await new QueueScreen(page).OpenAsync("/?scope=all");
        await Assertions.Expect(Head(page, "Last change")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "queue-many-columns");
        var scrolling = new List<int>();
        foreach (var width in new[] { 1366, 1024, 390 })
        {
            await page.SetViewportSizeAsync(width, 860);
            if (await page.EvaluateAsync<bool>("document.querySelector('main').scrollWidth > document.querySelector('main').clientWidth"))
            {
                scrolling.Add(width);
            }
        }

        await page.SetViewportSizeAsync(1366, 860);
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Assertions.Expect(Head(page, "Last change")).ToHaveCountAsync(0);
        await Assertions.Expect(Head(page, "Customer")).ToBeVisibleAsync();
        Assert.Empty(scrolling); // asserted last, so that the columns are reset even on failure
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("pl-PL")]
    public async Task Deadlines_and_heads_are_not_cut_and_each_row_is_one_line(string locale)
    {
        var page = await desk.SignInAsync(Sam, locale: locale);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=all");
        await Assertions.Expect(queue.Rows.First).ToBeVisibleAsync();

        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("thead th, td.key, td.sla")]
              .filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.innerText)
            """
        );
        Assert.Empty(cut);
        var heights = await page.EvaluateAsync<double[]>(
            "() => [...new Set([...document.querySelectorAll('tbody tr')].map((row) => row.offsetHeight))]"
        );
        Assert.Single(heights);
    }

    [Fact]
    public async Task On_a_phone_the_order_is_chosen_and_turned_round()
    {
        var page = await desk.SignInAsync(Sam);
        await page.SetViewportSizeAsync(390, 860);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=all");
        await page.GetByLabel("Order of the list").SelectOptionAsync(new SelectOptionValue { Label = "Sorted by Case" });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=case$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var first = await queue.Rows.First.Locator("td.mono").InnerTextAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Reverse the order" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=case&desc", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(queue.Rows.First.Locator("td.mono")).Not.ToHaveTextAsync(first);
        await CheckInBothThemesAsync(page, "queue-order-390");
    }

    private static ILocator Tab(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Whose cases" }).GetByRole(AriaRole.Link, new() { NameString = name });

    private static ILocator Head(IPage page, string column) => page.GetByRole(AriaRole.Columnheader, new() { NameString = column });

    private static Task OpenMenuAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { NameString = $"View “{name}”" }).ClickAsync();

    private static async Task DeleteAsync(IPage page)
    {
        await Tab(page, NewName).ClickAsync();
        await OpenMenuAsync(page, NewName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this view" }).ClickAsync();
        await Assertions.Expect(Tab(page, NewName)).ToHaveCountAsync(0);
    }
}
