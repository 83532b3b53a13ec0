using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Queue;

/// <summary>A supervisor finds cases by text, selects some, assigns them to a person and undoes it.</summary>
public sealed partial class QueueBulkTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";

    [Fact]
    public async Task Cases_are_found_selected_assigned_and_taken_back()
    {
        var page = await desk.SignInAsync(Sam);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team&team=Access");
        await FindByCustomerAsync(page, queue);
        await SelectTwoAsync(page, queue);
        var before = await PeopleOfPickedAsync(page);
        var keys = await page.Locator("tr.picked td.mono").AllInnerTextsAsync();

        var name = await AssignAsync(page, before, "queue-assign");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync($"2 cases are assigned to {name}.");
        await Assertions.Expect(RowOf(page, keys[0])).ToContainTextAsync(name);
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "queue-assigned");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Every case is assigned as before.");
        await Assertions.Expect(RowOf(page, keys[0])).ToContainTextAsync(before[0]);
        await Assertions.Expect(RowOf(page, keys[1])).ToContainTextAsync(before[1]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the text" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(WithText());
    }

    [Fact]
    public async Task Text_that_no_case_has_says_where_it_was_looked_for_and_the_list_is_taken_out()
    {
        var page = await desk.SignInAsync(Sam);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=all");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = Export() }).ClickAsync());
        Assert.StartsWith("queue-brightline-all-", file.SuggestedFilename, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("no such words");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("No case has “no such words”")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "queue-no-text");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear the text" }).ClickAsync();
        await queue.Rows.First.WaitForAsync();
    }

    [Fact]
    public async Task Single_case_is_assigned_from_its_page_and_taken_back()
    {
        var page = await desk.SignInAsync(Sam);
        var queue = await new QueueScreen(page).OpenAsync("/?scope=team&team=Access&sort=case");
        var before = (await queue.Rows.First.Locator("td").Nth(7).InnerTextAsync()).Trim();
        await queue.OpenCaseAsync(0);
        var facts = page.Locator(".casehead .facts");

        var name = await AssignAsync(page, [before], "case-assign");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync($"is assigned to {name}.");
        await Assertions.Expect(facts).ToContainTextAsync(name);
        await CheckInBothThemesAsync(page, "case-assigned");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(facts).Not.ToContainTextAsync(name);
    }

    [Fact]
    public async Task Cases_are_spread_over_the_team_by_the_plan_changed_given_and_taken_back()
    {
        var page = await desk.SignInAsync(Sam);
        await new QueueScreen(page).OpenAsync("/?scope=team&team=Access&sort=case");
        await page.Locator("tbody tr input[type=checkbox]").First.WaitForAsync();
        for (var row = 0; row < 6; row++)
        {
            // skips the oldest cases, whose deadlines have passed
            await page.Locator("tbody tr input[type=checkbox]").Nth(row + 12).ClickAsync();
            await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(row + 1);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Assign to…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spread across the team…" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        var choices = dialog.GetByRole(AriaRole.Combobox);
        await Assertions.Expect(choices).ToHaveCountAsync(6);
        await Assertions.Expect(choices.First).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spread across the team…" }).ClickAsync();
        await Assertions.Expect(choices.First).ToBeFocusedAsync();
        await CheckInBothThemesAsync(page, "queue-spread");
        await choices.Nth(0).SelectOptionAsync(new SelectOptionValue { Index = 0 }); // leaves this case as it is
        await choices.Nth(1).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await choices.Nth(2).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "left as is" })).ToHaveCountAsync(1);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = AssignSome() }).ClickAsync();
        var confirm = page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { NameRegex = Assign() });
        await confirm.Or(page.Locator(".toast")).First.WaitForAsync();
        if (await confirm.IsVisibleAsync())
        {
            await CheckInBothThemesAsync(page, "queue-spread-confirm");
            await confirm.ClickAsync();
        }

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("assigned to");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Every case is assigned as before.");
    }

    private static async Task FindByCustomerAsync(IPage page, QueueScreen queue)
    {
        await page.SetViewportSizeAsync(1920, 1000);
        await CheckInBothThemesAsync(page, "queue-team-1920");
        await page.SetViewportSizeAsync(1366, 860);
        var customer = (await queue.Rows.First.Locator("td").Nth(3).InnerTextAsync()).Split('\n', ' ')[0];
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(customer);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(WithText());
        await Assertions.Expect(queue.Rows.Filter(new() { HasNotText = customer })).ToHaveCountAsync(0);
    }

    private static async Task SelectTwoAsync(IPage page, QueueScreen queue)
    {
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(queue.Rows.Nth(1)).ToHaveClassAsync(Current());
        await page.Keyboard.PressAsync("Shift+X");
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(2);
        await CheckInBothThemesAsync(page, "queue-picked");
        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Export selected (2)" }).ClickAsync()
        );
        Assert.Contains("-selected-", file.SuggestedFilename, StringComparison.Ordinal);
    }

    // Assigns the cases to a person who has none of them.
    private static async Task<string> AssignAsync(IPage page, IReadOnlyList<string> holders, string picture)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign to…" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        var people = dialog.GetByRole(AriaRole.Listitem);
        await people.First.WaitForAsync();
        var other = Free(people.Filter(new() { HasNotText = Sam }), holders).First;
        var name = (await other.Locator(".name").InnerTextAsync()).Trim();
        await CheckInBothThemesAsync(page, picture);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await Assertions.Expect(people).ToHaveCountAsync(1);
        await people.GetByRole(AriaRole.Button).ClickAsync();
        if (holders.Any(holder => holder is not ("nobody" or Sam)))
        {
            var confirm = page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { NameRegex = Assign() });
            await confirm.WaitForAsync();
            await CheckInBothThemesAsync(page, $"{picture}-confirm");
            await confirm.ClickAsync();
        }

        return name;
    }

    private static async Task<IReadOnlyList<string>> PeopleOfPickedAsync(IPage page) =>
        [.. (await page.Locator("tr.picked td:nth-child(8)").AllInnerTextsAsync()).Select(text => text.Trim())];

    private static ILocator Free(ILocator people, IReadOnlyList<string> holders) =>
        holders.Aggregate(people, (rest, holder) => rest.Filter(new() { HasNotText = holder }));

    private static ILocator RowOf(IPage page, string key) =>
        page.Locator("tbody tr").Filter(new() { Has = page.GetByText(key.Trim(), new() { Exact = true }) });

    [GeneratedRegex("q=", RegexOptions.None, 1_000)]
    private static partial Regex WithText();

    [GeneratedRegex("^Assign [0-9]+$", RegexOptions.None, 1_000)]
    private static partial Regex AssignSome();

    [GeneratedRegex("^Assign (?:[0-9] cases|[A-Z]+-[0-9]+)$", RegexOptions.None, 1_000)]
    private static partial Regex Assign();

    [GeneratedRegex("cur", RegexOptions.None, 1_000)]
    private static partial Regex Current();

    [GeneratedRegex("^Export [0-9]+$", RegexOptions.None, 1_000)]
    private static partial Regex Export();
}
