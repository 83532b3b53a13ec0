using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Occurrences on a case: an answer from elsewhere, a fix that does not hold, a closed case that is reopened.</summary>
public sealed class OccurrenceJourneyTests(DemoDesk desk) : Journey
{
    private const string Yuki = "Yuki Tanaka"; // no other journey works on her cases

    [Fact]
    public async Task Escalated_case_is_answered_and_a_fix_that_does_not_hold_is_remembered()
    {
        var (key, fix) = await FindFixableAsync();
        var page = await desk.SignInAsync(Yuki);
        await OpenAsync(page, $"/cases/{key}");
        var screen = await new CaseScreen(page).ReadyAsync();

        await DoInsteadAsync(screen, "Escalate to engineering");
        await Assertions.Expect(screen.State).ToHaveTextAsync("Waiting for engineering");

        await RecordAsync(screen, "Engineering answered", "The index is repaired.");
        await Assertions.Expect(screen.State).ToHaveTextAsync("In progress");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{Yuki} recorded: Engineering answered: The index is repaired.");

        await DoInsteadAsync(screen, fix);
        await Assertions.Expect(screen.State).ToHaveTextAsync("Review");
        await page.Keyboard.PressAsync("h");
        await CheckInBothThemesAsync(page, "what-happened");
        await RecordAsync(screen, "It did not help", null);

        await Assertions.Expect(screen.State).ToHaveTextAsync("In progress");
        var failed = screen.WhatNext.Locator("[data-memory=failed]").Filter(new() { HasTextString = fix });
        await Assertions.Expect(failed).ToContainTextAsync("It did not help.", new() { Timeout = 30_000 });
        await Assertions.Expect(screen.Card(fix)).ToHaveCountAsync(0);
        var told = screen.Timeline.Locator("li").Filter(new() { HasTextString = fix }).Filter(new() { HasText = "did not help" });
        await Assertions.Expect(told).ToHaveCountAsync(1);
        var showed = await told.GetByRole(AriaRole.Link, new() { NameString = "did not help" }).GetAttributeAsync("href");
        (await failed.GetByRole(AriaRole.Link).GetAttributeAsync("href")).ShouldBe(showed); // both link to the line of the occurrence
        var line = screen.Timeline.Locator("#" + showed!.Split('#')[1]);
        await Assertions.Expect(line).ToContainTextAsync("It did not help");
        await Said(screen, "It did not help").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(screen.State).ToHaveTextAsync("Review");
    }

    [Fact]
    public async Task Closed_case_is_written_on_and_opened_again_with_a_reason()
    {
        var key = await FindAsync(
            (db, yuki) => db.Cases.Where(row => row.AssigneeId == yuki && row.Status == "closed" && row.ResolvedAt != null)
        );
        var page = await desk.SignInAsync(Yuki);
        await OpenAsync(page, $"/cases/{key}");
        var screen = new CaseScreen(page);
        await page.GetByLabel("Note on this case").FillAsync("They called and asked for the summary.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("They called and asked for the summary.");

        await page.Locator("aside").GetByRole(AriaRole.Button, new() { Name = "Reopen the case" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("The reason, for your colleagues")).ToBeFocusedAsync();
        await CheckInBothThemesAsync(page, "open-again");
        await page.GetByLabel("We found it was not solved").CheckAsync();
        await page.GetByLabel("The reason, for your colleagues").FillAsync("Two sites still see the old figures.");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(screen.State).ToHaveTextAsync("In progress");
        await Assertions
            .Expect(screen.Timeline)
            .ToContainTextAsync("recorded: We found it was not solved: Two sites still see the old figures.");
        await screen.ReadyAsync();
    }

    // Uses the same keys as a person would.
    private static async Task RecordAsync(CaseScreen screen, string what, string? note)
    {
        await screen.Page.Keyboard.PressAsync("h");
        var answer = screen.Page.GetByRole(AriaRole.Radio, new() { NameString = what });
        await Assertions.Expect(answer).ToBeCheckedAsync(); // the only answer
        if (note is not null)
        {
            await screen.Page.GetByLabel("Details, if any").FillAsync(note);
        }

        await screen.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Said(screen, what)).ToBeVisibleAsync();
    }

    // The message of an earlier step may still be visible.
    private static ILocator Said(CaseScreen screen, string what) => screen.Toast.Filter(new() { HasTextString = $"Recorded: {what}." });

    private static async Task DoInsteadAsync(CaseScreen screen, string title)
    {
        await DemoDesk.WaitForSettledListAsync(screen);
        await screen.Page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Radio, new() { NameString = title }).First.CheckAsync();
        await screen.Dialog.GetByText("Not useful").ClickAsync();
        await screen.Dialog.Locator("button.act").ClickAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(title);
    }

    // Finds one of her cases on which a low-risk fix was not tried yet.
    private async Task<(string Key, string Fix)> FindFixableAsync()
    {
        await using var db = await OpenAsync();
        // names are encrypted, so the filter runs in memory
        var yuki = (await db.People.ToListAsync()).Single(row => string.Equals(row.DisplayName, Yuki, StringComparison.Ordinal)).Id;
        var cases = await db
            .Cases.Where(row => row.AssigneeId == yuki && row.Status == "in_progress" && row.IsOpen)
            .OrderBy(row => row.Key)
            .ToListAsync();
        var all = await db.Actions.ToListAsync();
        var fixes = all.Where(row => row.Kind == "fix" && row.Risk == ActionRiskLevel.Low && row.Status == VersionStatus.Published)
            .Where(row => row.RequiredRole == null && row.PolicyKey == null && row.Handover == Handover.Unchanged && !row.IsCustomerContact)
            .ToList();
        foreach (var row in cases)
        {
            var done = await db.CaseEvents.Where(each => each.CaseId == row.Id).Select(each => each.Activity).ToListAsync();
            var fix = fixes.Find(each =>
                each.IssueTypes.Contains(row.IssueType) && each.Tiers.Count == 0 && !done.Contains(each.Key, StringComparer.Ordinal)
            );
            if (fix is not null)
            {
                return (row.Key, fix.Title);
            }
        }

        throw new InvalidOperationException($"None of {cases.Count} cases of {Yuki} has a fix left to try.");
    }

    private async Task<string> FindAsync(Func<ConsoleDbContext, Guid, IQueryable<CaseRow>> which)
    {
        await using var db = await OpenAsync();
        // names are encrypted, so the filter runs in memory
        var yuki = (await db.People.ToListAsync()).Single(row => string.Equals(row.DisplayName, Yuki, StringComparison.Ordinal)).Id;
        return (await which(db, yuki).OrderBy(row => row.Key).FirstOrDefaultAsync()).ShouldNotBeNull($"{Yuki} has no such case.").Key;
    }

    private async Task<ConsoleDbContext> OpenAsync()
    {
        var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        return db;
    }
}
