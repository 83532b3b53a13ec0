using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.E2E.Pages;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>The checklist of a playbook marks steps from the history of the case; nobody ticks them by hand.</summary>
public sealed partial class PlaybookJourneyTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Marks_of_the_playbook_follow_what_is_done_and_taken_back()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var (screen, title) = await OpenCaseWithNextStepAsync(page);
        var step = Steps(page).Filter(new() { HasTextString = title }).First;
        var done = Steps(page).And(page.Locator(".done"));
        var before = await done.CountAsync();
        await CheckInBothThemesAsync(page, "playbook-on-case");

        await step.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(screen.CurrentCard).ToContainTextAsync(title);
        await DemoDesk.WaitForSettledListAsync(screen);
        await screen.CurrentCard.Locator(".act").ClickAsync();

        await Assertions.Expect(screen.Timeline.Locator("li").Filter(new() { HasTextString = title }).First).ToBeVisibleAsync();
        await Assertions.Expect(step).ToHaveClassAsync(Done());
        await Assertions.Expect(step).ToContainTextAsync("you, ");
        await Assertions.Expect(done).ToHaveCountAsync(before + 1);

        await screen.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(done).ToHaveCountAsync(before);
        await Assertions.Expect(step).Not.ToHaveClassAsync(Done());
    }

    // Opens her first case whose next playbook step is suggested and asks no question.
    private async Task<(CaseScreen Screen, string Title)> OpenCaseWithNextStepAsync(IPage page)
    {
        var plain = await PlainStepsAsync();
        var rows = await (await new QueueScreen(page).OpenAsync()).Rows.CountAsync();
        for (var place = 0; place < rows; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            var titles = (await Steps(page).GetByRole(AriaRole.Button).AllInnerTextsAsync()).Select(title => title.Trim());
            if (titles.FirstOrDefault(plain.Contains) is { } title)
            {
                return (screen, title);
            }
        }

        throw new InvalidOperationException("No case has a playbook that goes on with a plain step.");
    }

    private static ILocator Steps(IPage page) =>
        page.GetByRole(AriaRole.Region, new() { Name = "Playbook", Exact = true }).Locator("details[open] li");

    // Titles of steps that one key carries out.
    private async Task<HashSet<string>> PlainStepsAsync()
    {
        await using var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        var plain = db.Actions.Where(row =>
            row.Kind != "close"
            && row.Risk == ActionRiskLevel.Low
            && !row.IsCustomerContact
            && row.Handover != Handover.ToChosen
            && row.FieldsJson == ActionRow.NoFields
        );
        return [.. await plain.Select(row => row.Title).ToListAsync()];
    }

    [GeneratedRegex(@"\bdone\b", RegexOptions.None, 1_000)]
    private static partial Regex Done();
}
