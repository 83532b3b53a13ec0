using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.E2E.Accessibility.EveryPage;
using RecsConsole.E2E.Pages;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.BesideTheTicket;

/// <summary>The panel of a case at the width of a frame, for a signed-in person and for a visitor who is not signed in.</summary>
public sealed class EmbedPanelTests(DemoDesk desk) : EveryWidthJourney
{
    private const string PutIntoTheReply = "Put into the reply";

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
    public async Task Passage_reaches_the_page_around_the_panel_and_no_other_and_is_copied_where_none_takes_it()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var panel = new Uri(new Uri(page.Url), $"/embed/cases/{await FindQuotableAsync(page)}").ToString();
        await using var inside = await TicketPage.StartAsync(panel);
        await using var around = await TicketPage.StartAsync(inside.Address);
        await AllowAsync([inside.Address, around.Address]);

        await page.GotoAsync(around.Address);
        var ticket = page.FrameLocator("iframe");
        var frame = ticket.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Button, new() { Name = PutIntoTheReply }).ClickAsync();
        await Assertions.Expect(frame.GetByText("The passage is in the reply of the ticket.")).ToBeVisibleAsync();
        var passage = await frame.Locator("[data-text]").TextContentAsync();
        (await ticket.Locator("textarea").InputValueAsync()).ShouldBe(passage);
        (await page.Locator("textarea").InputValueAsync()).ShouldBeEmpty("only the page right around the panel is told");
        await Assertions.Expect(frame.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.SetViewportSizeAsync(360, 640);
        await page.GotoAsync(panel);
        await page.GetByRole(AriaRole.Button, new() { Name = PutIntoTheReply }).ClickAsync();
        await Assertions.Expect(page.GetByText("so it was copied")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(passage);
        await CheckInBothThemesAsync(page, "embed-passage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Why these?" }).ClickAsync();
        await Assertions.Expect(page.Locator("#why h2").First).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "embed-why");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
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
    public async Task Panel_that_is_refused_says_so_even_while_something_in_it_is_open()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var key = (await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(2)).Key;
        await page.GotoAsync($"/embed/cases/{key}");
        await page.Locator("summary", new() { HasText = "Not this" }).First.ClickAsync();

        // the console refuses a form that it did not seal
        await page.EvaluateAsync("document.querySelector('form[data-look] input[name=shown]').value = 'unsealed'");
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This panel was out of date" })).ToBeVisibleAsync();
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

    private async Task AllowAsync(IReadOnlyList<string> origins)
    {
        await using var db = Operators.Open(desk.Services);
        var tenant = await db.Tenants.SingleAsync(row => row.Key == "brightline");
        db.BindTo(tenant.Id);
        db.EmbedParents.AddRange(
            origins.Select(origin => new EmbedParentRow
            {
                TenantId = tenant.Id,
                Origin = origin,
                AddedAt = desk.Now,
            })
        );
        await db.SaveChangesAsync();
    }

    // the key of a case whose panel has a document for customers
    private static async Task<string> FindQuotableAsync(IPage page)
    {
        for (var place = 0; place < 10; place++)
        {
            var key = (await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place)).Key;
            await page.GotoAsync($"/embed/cases/{key}");
            if (await page.GetByRole(AriaRole.Button, new() { Name = PutIntoTheReply }).CountAsync() > 0)
            {
                return key;
            }
        }

        throw new InvalidOperationException("None of ten cases suggests a document for customers.");
    }
}
