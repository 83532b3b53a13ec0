using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.FromEmpty;

/// <summary>
/// A team with a ticket system starts on an empty server, by pages only: setup link, second factor, connection, sign-in at a provider. What
/// is decided here is on the ticket there, what changes there is on the open page here, and an outage between loses and doubles nothing.
/// </summary>
public sealed class EmptyServerTests(EmptyServer server, ITestOutputHelper output) : Journey, IClassFixture<EmptyServer>
{
    private const string Password = "a sentence to remember";
    private const string Prefix = "RM-";
    private const string LastTicket = "Opened just before the outage";

    // the wait for a page to load or a first index to be built on a busy machine
    private const float MaxWait = 60_000;

    // after how many milliseconds at the latest the open page shows what changed in the other system
    private const float Soon = 5_000;

    // the journey has about seventeen: fewer were not all counted
    private const int FewestClicks = 12;
    private const double MaxSeconds = 180;

    // steps of the template that ask for nothing
    private static readonly string[] s_steps = ["Take the case over", "Reproduce the problem", "Look for a known problem"];

    private static readonly Dictionary<string, string> s_states = new(StringComparer.Ordinal)
    {
        ["New"] = "new",
        ["In Progress"] = "in_progress",
        ["Feedback"] = "waiting_customer",
        ["Resolved"] = "resolved",
        ["Closed"] = "closed",
        ["Rejected"] = "closed",
    };

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R205")]
    [Trait("Req", "R207")]
    public async Task Team_sets_up_an_empty_server_and_works_its_own_tickets()
    {
        Assert.SkipWhen(EmptyServer.Missing is not null, EmptyServer.Missing ?? "");
        await using var office = await server.Browser.OpenWindowAsync();
        await using var window = await server.Browser.OpenWindowAsync();
        var person = new KeystrokeTime();
        await person.WatchAsync(office);
        await person.WatchAsync(window);
        var (admin, agent) = (await OpenPageAsync(office), await OpenPageAsync(window));

        var clicking = Stopwatch.StartNew();
        person.OpenLink();
        await SetUpAsync(admin);
        await ConnectAsync(admin);
        await new RailScreen(admin).GoAsync("/admin/single-sign-on");
        await new SingleSignOnScreen(admin).MapAsync("agents", "Agent", "Internal");
        person.OpenLink();
        await new ProviderScreen(agent).SignInAsync("agent");
        await BrowserFixture.WaitForCircuitAsync(agent);
        var screen = await OpenUnassignedAsync(agent, except: null);
        Say($"{Seconds(clicking)} from the setup link to the first suggestion, with {EmptyServer.Tickets} tickets");
        Say(person.ToString());
        person.Clicks.ShouldBeGreaterThan(FewestClicks);
        person.Seconds.ShouldBeLessThan(MaxSeconds, person.ToString());

        await AnnounceChangesAsync(admin);
        await server.UntilAsync(
            "every ticket is a case",
            async db => await db.TicketLinks.CountAsync(link => link.CaseId != null) == EmptyServer.Tickets
        );
        Say($"{Seconds(clicking)} until every ticket is a case");
        var first = screen.Key[Prefix.Length..];
        var step = await AcceptAsync(screen);
        await server.WaitForStepAsync(first, step);
        await SeeOnTicketAsync(first, step);
        await FollowAsync(screen, first);

        var second = await WorkThroughOutageAsync(await OpenUnassignedAsync(agent, except: screen.Key));
        await ExpectNothingLostOrDoubledAsync(admin, first, second);
    }

    private static async Task<IPage> OpenPageAsync(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(1366, 860);
        return page;
    }

    private async Task SetUpAsync(IPage page)
    {
        var line = await server.Browser.Log.FindAsync("setup link works once");
        await page.GotoAsync(new Uri(line.Split(' ')[^1]).AbsolutePath);
        await new SetupScreen(page).FillAsync("Nordwind", "Erika Muster", "erika@nordwind.example", Password);
    }

    // the pages lead from the empty queue to the connection
    private async Task ConnectAsync(IPage page)
    {
        await new RailScreen(page).GoAsync("/");
        await CheckAsync(page, "queue-of-an-empty-server");
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect a ticket system" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a case type" }).ClickAsync();
        await new CaseTypesScreen(page).AddAsync("The customer confirms it");
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect a ticket system" }).ClickAsync();
        await new ConnectionsScreen(page).ConnectRedmineAsync(server.Redmine.Address, server.Redmine.KeyOf("svc"), s_states);
    }

    // the administrators of both systems let Redmine say what changes there
    private async Task AnnounceChangesAsync(IPage page)
    {
        var rail = new RailScreen(page);
        await rail.GoAsync("/admin/connections");
        var connection = await new ConnectionsScreen(page).IdOfAsync("Redmine");
        await CheckAsync(page, "connection-of-redmine");
        await rail.GoAsync("/admin/api-keys");
        var key = await new ApiKeysScreen(page).CreateAsync("Redmine", "Erika Muster", "say that a ticket changed");
        await using var window = await server.Browser.OpenWindowAsync();
        var redmine = await new RedmineScreen(await window.NewPageAsync(), server.Redmine.Address).EnterAsync("admin");
        await redmine.ConfigureAsync(server.Browser.Address.ToString(), key, connection);
    }

    private static async Task<CaseScreen> OpenUnassignedAsync(IPage page, string? except)
    {
        if (except is not null)
        {
            await new RailScreen(page).GoAsync("/");
        }

        await page.Locator("nav.scopes").GetByRole(AriaRole.Link, new() { NameString = "Unassigned" }).ClickAsync();
        await page.HasAddressAsync("scope=unassigned");
        var rows = new QueueScreen(page).Rows;
        // by the whole key: the text of RM-10 contains RM-1
        var row = (except is null ? rows : rows.Filter(new() { HasNot = page.Locator($"a[href$='/{except}']") })).First;
        await row.Locator("a[data-row]").ClickAsync(new() { Timeout = MaxWait });
        var screen = await new CaseScreen(page).ReadyAsync();
        await screen.WhatNext.Locator(".card").First.WaitForAsync(new() { Timeout = MaxWait });
        return screen;
    }

    /// <summary>Takes a suggested step; returns its title.</summary>
    private static async Task<string> AcceptAsync(CaseScreen screen)
    {
        await DemoDesk.WaitForSettledListAsync(screen);
        var titles = (await screen.WhatNext.Locator(".card .title").AllInnerTextsAsync()).Select(title => title.Trim()).ToList();
        var step = titles.Find(title => s_steps.Contains(title, StringComparer.Ordinal));
        step.ShouldNotBeNull(string.Join(", ", titles));
        var card = await screen.ChooseAsync(step);
        await card.Locator(".act").ClickAsync();
        await Assertions.Expect(screen.State).ToHaveTextAsync("In progress");
        return step;
    }

    // a colleague who works in Redmine only
    private async Task SeeOnTicketAsync(string ticket, string step)
    {
        await using var window = await server.Browser.OpenWindowAsync();
        var redmine = await new RedmineScreen(await window.NewPageAsync(), server.Redmine.Address).EnterAsync("agent");
        await redmine.ShouldShowAsync(ticket, "In Progress", EmptyServer.Done + step);
    }

    private async Task FollowAsync(CaseScreen screen, string ticket)
    {
        await DemoDesk.WaitForSettledListAsync(screen);
        var suggested = screen.WhatNext.Locator(".card .title");
        var before = (await suggested.First.InnerTextAsync()).Trim();
        // nobody is at the list, which would wait for them
        await screen.Page.EvaluateAsync("document.activeElement?.blur()");
        await screen.Page.Locator(".casehead h1").HoverAsync();
        await screen.Page.EvaluateAsync("window.hasStayedOpen = true");

        var clock = Stopwatch.StartNew(); // the answer of Redmine is part of the five seconds
        await server.Redmine.ChangeAsync(ticket, new { status_id = server.Redmine.StatusId("Resolved") });

        await Assertions.Expect(screen.State).ToHaveTextAsync("Resolved", new() { Timeout = Left(clock) });
        await Assertions.Expect(screen.Card(before)).ToHaveCountAsync(0, new() { Timeout = Left(clock) });
        await Assertions.Expect(suggested.First).ToBeVisibleAsync(new() { Timeout = Left(clock) });
        clock.ElapsedMilliseconds.ShouldBeLessThan((long)Soon);
        Say($"{Seconds(clock)} from a change there to other suggestions on the open page");
        (await screen.Page.EvaluateAsync<bool>("window.hasStayedOpen === true")).ShouldBeTrue("the page was loaded again");
    }

    // at least one look
    private static float Left(Stopwatch clock) => Math.Max(1, Soon - clock.ElapsedMilliseconds);

    /// <summary>
    /// Takes a step while Redmine is killed, right after a customer opened a ticket there, and starts it again; returns the ticket.
    /// </summary>
    private async Task<string> WorkThroughOutageAsync(CaseScreen screen)
    {
        var ticket = screen.Key[Prefix.Length..];
        await server.Redmine.OpenAsync(LastTicket); // Redmine may not have told of it yet
        await server.Redmine.StopAsync();
        var step = await AcceptAsync(screen);
        await server.UntilAsync(
            "the step was tried in vain",
            db => db.Outbox.AnyAsync(row => row.TicketId == ticket && row.Attempts > 0 && row.Error != null)
        );
        await server.Redmine.StartAgainAsync();

        await server.Redmine.ChangeAsync(ticket, new { notes = "Is there news?" }, "priya");
        await server.WaitForStepAsync(ticket, step);
        return ticket;
    }

    private async Task ExpectNothingLostOrDoubledAsync(IPage admin, string first, string second)
    {
        await server.UntilAsync("nothing waits", db => db.Outbox.AllAsync(row => row.State != CarryState.ToCarry));
        var now = DateTimeOffset.UtcNow;
        await new RailScreen(admin).GoAsync("/admin/connections");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sync now" }).ClickAsync();
        await server.UntilAsync("everything is read again", db => db.Connections.AnyAsync(row => row.LastSuccessAt > now));
        await Assertions.Expect(new ConnectionsScreen(admin).Card("Redmine")).ToContainTextAsync("up to date");

        string[] steps = [server.Redmine.StatusId("In Progress")];
        (await server.WrittenAsync(first)).Count.ShouldBe(1);
        (await server.WrittenAsync(second)).Count.ShouldBe(1);
        (await server.StatusesAsync(first)).ShouldBe([.. steps, server.Redmine.StatusId("Resolved")]);
        (await server.StatusesAsync(second)).ShouldBe(steps);
        await using var db = await server.OpenAsync();
        (await db.Cases.CountAsync()).ShouldBe(EmptyServer.Tickets + 1);
        (await db.Cases.Select(row => row.Title).ToListAsync()).ShouldContain(
            LastTicket,
            "titles are sealed: the database cannot look for one"
        );
        (await db.TicketLinks.CountAsync(link => link.CaseId != null && link.Error == null)).ShouldBe(EmptyServer.Tickets + 1);
        (await db.Outbox.CountAsync(row => row.State == CarryState.Declined)).ShouldBe(0);
        await ExpectMovesAsync(db, first, "in_progress", "resolved");
        var worked = await ExpectMovesAsync(db, second, "in_progress");
        (await db.CaseEvents.CountAsync(row => row.CaseId == worked && row.Kind == CaseEventKind.Action)).ShouldBe(1);
        var messages = await db.Messages.Where(row => row.CaseId == worked).ToListAsync();
        messages.Select(row => row.Text).ShouldBe(["Is there news?"]);
    }

    /// <summary>The case of a ticket went through some states, each once; returns its id.</summary>
    private static async Task<Guid> ExpectMovesAsync(ConsoleDbContext db, string ticket, params string[] states)
    {
        var key = Prefix + ticket;
        var worked = await db.Cases.SingleAsync(row => row.Key == key);
        worked.Status.ShouldBe(states[^1]);
        var moves = db.CaseEvents.Where(row => row.CaseId == worked.Id && row.ToState != null && row.ToState != "new");
        (await moves.OrderBy(row => row.Ordinal).Select(row => row.ToState).ToListAsync()).ShouldBe(states);
        return worked.Id;
    }

    private void Say(string line) => output.WriteLine(line);

    private static string Seconds(Stopwatch clock) => clock.Elapsed.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
}
