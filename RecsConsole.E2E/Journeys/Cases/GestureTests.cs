using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Counts keys and clicks of the most frequent gestures; approving, which takes two, is counted in ApprovalTests.</summary>
public sealed class GestureTests(DemoDesk desk) : Journey
{
    private const string Marta = "Marta Weiss"; // no other journey works on her cases

    [Fact]
    public async Task To_dismiss_with_a_reason_takes_two_and_to_accept_one()
    {
        var page = await desk.SignInAsync(Marta);
        var (screen, step, state) = await desk.OpenMovingCaseAsync(page, 0);
        // a required step is not dismissed without words
        var cards = screen.WhatNext.Locator(".card:not(:has-text('Required')) .title");
        var titles = (await cards.AllInnerTextsAsync()).Select(title => title.Trim());
        var other = titles.First(title => !string.Equals(title, step, StringComparison.Ordinal));
        var (dismissing, accepting) = (new Gestures(page), new Gestures(page));

        await DemoDesk.MoveToCardAsync(screen, other);
        await dismissing.PressAsync("d");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await dismissing.PressAsync("Enter");
        await Assertions.Expect(screen.Card(other)).ToHaveCountAsync(0);
        await DemoDesk.MoveToCardAsync(screen, step);
        await DemoDesk.WaitForSettledListAsync(screen);
        await accepting.PressAsync("a");

        await Assertions.Expect(screen.State).ToHaveTextAsync(state);
        (dismissing.Count, accepting.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task To_do_something_else_takes_four()
    {
        var page = await desk.SignInAsync(Marta);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        var gestures = new Gestures(page);

        await gestures.PressAsync("o");
        await Assertions.Expect(screen.Dialog.Locator(".list label").First).ToBeVisibleAsync();
        var offered = await screen.Dialog.Locator(".list label").AllInnerTextsAsync();
        var plain = await PlainStepsAsync();
        var title = offered.Select(words => words.Trim().Split('\n')[0]).First(plain.Contains);
        await gestures.ClickAsync(screen.Dialog.Locator(".list label").Filter(new() { HasText = title }).First);
        await gestures.ClickAsync(screen.Dialog.GetByText("Not useful"));
        await gestures.ClickAsync(screen.Dialog.Locator("footer .act"));

        await Assertions.Expect(screen.Timeline).ToContainTextAsync(title);
        gestures.Count.ShouldBe(4);
    }

    [Fact]
    public async Task To_find_a_document_takes_two()
    {
        var page = await desk.SignInAsync(Marta);
        await page.GotoAsync(await desk.DocumentAddressAsync());
        var title = (await page.Locator("article h1").First.InnerTextAsync()).Trim();
        await new QueueScreen(page).OpenAsync();
        var gestures = new Gestures(page);

        await gestures.PressAsync("Control+k");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { NameString = "Search cases" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(title);
        var first = page.Locator("[role=option]").First;
        await Assertions.Expect(first).ToContainTextAsync(title, new() { Timeout = 30_000 }); // the first search waits for the index
        await gestures.PressAsync("Enter");

        await Assertions.Expect(page.Locator("article h1").First).ToHaveTextAsync(title);
        gestures.Count.ShouldBe(2);
    }

    [Fact]
    public async Task To_ask_a_colleague_takes_three()
    {
        var page = await desk.SignInAsync(Marta);
        var (screen, card) = await OpenCaseWithPersonAsync(page);
        var gestures = new Gestures(page);

        await gestures.ClickAsync(card.Locator(".title"));
        await gestures.ClickAsync(card.GetByRole(AriaRole.Button, new() { NameString = "Ask" }));
        await screen.Dialog.GetByLabel("What do you want to ask?").FillAsync("What would you check first?");
        await gestures.PressAsync("Control+Enter");

        await Assertions.Expect(screen.Timeline).ToContainTextAsync("What would you check first?");
        gestures.Count.ShouldBe(3);
    }

    [Fact]
    public async Task To_reply_from_a_suggested_document_takes_three_at_most()
    {
        var page = await desk.SignInAsync(Marta);
        var gestures = await QuoteAsync(page);

        await page.Locator("#reply-text").FillAsync("Please look at what I quote here.");
        await gestures.PressAsync("Control+Enter");

        var screen = new CaseScreen(page);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Please look at what I quote here.");
        gestures.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task To_reply_with_a_suggested_passage_and_its_citation_takes_two()
    {
        var page = await desk.SignInAsync(Marta);
        for (var place = 0; place < 8; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            var gestures = new Gestures(page);
            await gestures.PressAsync("r");
            var letter = page.Locator("#reply-text");
            await Assertions.Expect(letter).ToBeFocusedAsync();
            if (!(await letter.InputValueAsync()).Contains("[1]", StringComparison.Ordinal))
            {
                continue; // nothing that is suggested here is for customers
            }

            await page.Keyboard.TypeAsync("This is how it is done:"); // above the passage
            await gestures.PressAsync("Control+Enter");

            await Assertions.Expect(screen.Timeline).ToContainTextAsync("This is how it is done:");
            await Assertions
                .Expect(screen.Timeline.GetByRole(AriaRole.List, new() { Name = "Sources cited in the message" }).First)
                .ToBeVisibleAsync();
            gestures.Count.ShouldBe(2);
            return;
        }

        throw new InvalidOperationException("No document of eight cases may be quoted.");
    }

    [Fact]
    public async Task To_assign_five_cases_takes_four()
    {
        await TakeFromHolderAsync(5);
        var page = await desk.SignInAsync("Sam Reyes");
        await new QueueScreen(page).OpenAsync("/?scope=unassigned");
        var boxes = page.Locator("tbody tr input[type=checkbox]");
        var gestures = new Gestures(page);

        await gestures.ClickAsync(boxes.Nth(0));
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(1);
        await gestures.ClickAsync(boxes.Nth(4), KeyboardModifier.Shift);
        await Assertions.Expect(page.Locator("tr.picked")).ToHaveCountAsync(5);
        await gestures.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Assign to…" }));
        await gestures.ClickAsync(page.Locator("dialog[open]").GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button));

        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("5 cases are");
        gestures.Count.ShouldBe(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Every case is assigned as before.");
    }

    private static async Task<(CaseScreen Screen, ILocator Card)> OpenCaseWithPersonAsync(IPage page)
    {
        for (var place = 0; place < 8; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            var card = page.GetByRole(AriaRole.Region, new() { Name = "Ask someone" }).Locator(".card").Nth(1);
            if (await card.CountAsync() > 0)
            {
                return (screen, card);
            }
        }

        throw new InvalidOperationException("None of eight cases suggests two people to ask.");
    }

    // Presses Q on the card of a document that may be quoted to the customer.
    private async Task<Gestures> QuoteAsync(IPage page)
    {
        var quotable = await QuotableAsync();
        for (var place = 0; place < 8; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            var titles = await page.GetByRole(AriaRole.Region, new() { Name = "Read this" }).Locator(".card .title").AllInnerTextsAsync();
            if (titles.Select(title => title.Trim()).FirstOrDefault(quotable.Contains) is { } title)
            {
                await DemoDesk.MoveToCardAsync(screen, title);
                var gestures = new Gestures(page);
                await gestures.PressAsync("q");
                await Assertions.Expect(page.Locator("#reply-text")).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("form.writing .act")).ToBeEnabledAsync();
                return gestures;
            }
        }

        throw new InvalidOperationException("No document of eight cases may be quoted.");
    }

    // Titles of steps without a letter, a form or an approval, because each of these adds gestures.
    private async Task<HashSet<string>> PlainStepsAsync()
    {
        await using var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        var plain = db.Actions.Where(row =>
            (row.Kind == "fix" || row.Kind == "investigate")
            && row.Risk == ActionRiskLevel.Low
            && !row.IsCustomerContact
            && row.FieldsJson == ActionRow.NoFields
        );
        return [.. await plain.Select(row => row.Title).ToListAsync()];
    }

    private async Task<HashSet<string>> QuotableAsync()
    {
        await using var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        var documents = await db.Documents.ToListAsync();
        return [.. documents.Where(row => OutgoingCheck.MayBeQuoted(row, desk.Now)).Select(row => row.Title)];
    }

    // Takes the newest open cases of people who appear in no other journey.
    private async Task TakeFromHolderAsync(int cases)
    {
        await using var db = Operators.Open(desk.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync());
        var busy = await db
            .People.Where(row => row.DisplayName == DemoDesk.Ana || row.DisplayName == DemoDesk.Jonas || row.DisplayName == Marta)
            .Select(row => row.Id)
            .ToListAsync();
        var rows = await db
            .Cases.Where(row => row.IsOpen && row.TeamKey == "Access" && row.AssigneeId != null && !busy.Contains(row.AssigneeId.Value))
            .OrderByDescending(row => row.OpenedAt)
            .Take(cases)
            .ToListAsync();
        rows.Count.ShouldBe(cases);
        foreach (var row in rows)
        {
            row.AssigneeId = null;
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), desk.Now);
        }

        await db.SaveChangesAsync();
    }
}
