using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A supervisor sees the workload of the team, reassigns a case from the board and undoes it.</summary>
public sealed partial class TeamBoardJourneyTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Case_changes_hands_on_the_board_and_comes_back()
    {
        var page = await desk.SignInAsync("Sam Reyes");
        await page.GotoAsync("/teams");
        await DemoDesk.WaitForCircuitAsync(page);
        var jonas = page.GetByRole(AriaRole.Button, new() { NameString = "Jonas Keller" }).First;
        var before = await OpenOfAsync(jonas);
        await jonas.ClickAsync();
        await page.HasAddressAsync("open=");
        var cases = page.GetByRole(AriaRole.List, new() { NameString = "Cases of Jonas Keller" }).First;
        await Assertions.Expect(cases.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(before);

        var link = cases.Locator("a[data-row]").Last;
        var key = (await link.GetAttributeAsync("data-row"))!;
        await link.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("1 selected");
        await CheckInBothThemesAsync(page, "teams-picked");
        await GiveToAsync(page, "Marta Weiss");

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync($"{key} is assigned to Marta Weiss.");
        await Assertions.Expect(cases.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(before - 1);
        await Assertions.Expect(jonas).ToContainTextAsync($"{before - 1} of");
        await CheckInBothThemesAsync(page, "teams-given");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Every case is assigned as before.");
        await Assertions.Expect(jonas).ToContainTextAsync($"{before} of");
        await Assertions.Expect(cases.Locator($"a[data-row='{key}']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Supervisor_says_that_somebody_is_away_and_takes_it_back()
    {
        const string Away = "Emre Yilmaz";
        var page = await desk.SignInAsync("Sam Reyes");
        await OpenAsync(page, "/teams");
        var person = page.GetByRole(AriaRole.Button, new() { NameString = Away }).First;
        await person.ClickAsync();
        var editor = page.GetByRole(AriaRole.Group, new() { Name = $"When {Away} is away" });
        await Assertions.Expect(editor).ToContainTextAsync("None. An absent person is not suggested to anybody.");

        await editor.GetByLabel("Absent from").FillAsync(Local(-2));
        await editor.GetByLabel("Absent to").FillAsync(Local(-1));
        await editor.GetByRole(AriaRole.Button, new() { Name = "Add absence" }).ClickAsync();
        await Assertions.Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("This absence is already over.");
        await editor.GetByLabel("Absent to").FillAsync(Local(3)); // the earlier input is still there
        await editor.GetByRole(AriaRole.Button, new() { Name = "Add absence" }).ClickAsync();
        await Assertions.Expect(editor).ToContainTextAsync("Saved.");
        await Assertions.Expect(person).ToContainTextAsync("away");
        await CheckInBothThemesAsync(page, "teams-away");

        await editor.GetByRole(AriaRole.Button, new() { NameString = "Remove the absence" }).ClickAsync();
        await Assertions.Expect(person).Not.ToContainTextAsync("away");
        await Assertions.Expect(editor).ToContainTextAsync("Removed.");
    }

    // A date some days from now, in the format of the field.
    private string Local(int days) => desk.Now.AddDays(days).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Agent_finds_no_board()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await Assertions.Expect(page.Locator("nav.rail a[href='/teams']")).ToHaveCountAsync(0);
        var answer = await page.GotoAsync("/teams");
        answer!.Status.ShouldBe(403);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You cannot open this page");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("supervisor, admin");
        await Assertions.Expect(page.Locator("nav.rail")).ToBeVisibleAsync(); // the error page keeps the navigation
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("dialog[open]").GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
    }

    private static async Task GiveToAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign to…" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync(name);
        var people = dialog.GetByRole(AriaRole.Listitem);
        await Assertions.Expect(people).ToHaveCountAsync(1);
        await people.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByLabel("Reason (optional)").FillAsync("Marta knows this customer.");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { NameRegex = Assign() }).ClickAsync();
    }

    // Reads the count from a text such as "7 of 8 open".
    private static async Task<int> OpenOfAsync(ILocator person) =>
        int.Parse(Load().Match(await person.InnerTextAsync()).Groups["open"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<open>[0-9]+) of [0-9]+ open", RegexOptions.None, 1_000)]
    private static partial Regex Load();

    [GeneratedRegex("^Assign [A-Z]+-[0-9]+$", RegexOptions.None, 1_000)]
    private static partial Regex Assign();
}
