using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Features.Cases.Deadlines;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>
/// What jobs, mails and colleagues bring reaches pages that are open already: a message of the customer and the suggestions after it, a
/// deadline that comes near, what a stand-in takes over, and a request that nobody decided in time.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class OpenPageNewsTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Key = "W-1";
    private const string Case = $"/cases/{Key}";
    private const string Waiting = "waiting_customer";
    private const string Replied = "customer-replied";

    private const string Mail = $"""
        From: Priya Nair <priya.nair@acme.example>
        Message-ID: <answer@acme.example>
        Subject: Re: [{Key}] Laptop was stolen

        Nobody has touched it since Monday.
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => browser.Clock.GetUtcNow();

    [Fact]
    public async Task Mail_of_the_customer_appears_on_the_open_case_and_in_the_bell()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "mailed", writes: true);
        await ChangeCaseAsync(tenant, (row, agent, _) => row.AssigneeId = agent);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "mailed-agent", width: 1366);
        var bell = new BellScreen(page);
        var held = await bell.UnreadAsync();
        var timeline = page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        await Assertions.Expect(timeline).ToBeVisibleAsync();
        using var mail = new MimeMessage();
        mail.Subject = $"Re: [{Key}] Laptop was stolen";
        mail.From.Add(new MailboxAddress("Priya Nair", "priya.nair@acme.example"));
        mail.Body = new TextPart("plain") { Text = "The police found the laptop." };

        var received = await browser.Services.GetRequiredService<ReceiveMail>().RunAsync(Actor.Job(tenant), mail, Token);

        Assert.Null(received.Error);
        await Assertions.Expect(timeline).ToContainTextAsync("The police found the laptop.");
        await Assertions.Expect(bell.With(held + 1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Mail_that_a_mail_server_pipes_in_moves_the_open_case_and_the_suggestions_follow()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "answered", writes: true, hasLowRisk: true);
        await WaitForTheCustomerAsync(tenant);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, Case, "answered-agent", width: 1366);
        var screen = await new CaseScreen(page).ReadyAsync();
        await page.Locator(".casehead h1").HoverAsync(); // a list at which somebody is would wait with what is new
        await Assertions.Expect(screen.State).ToHaveTextAsync("Waiting for customer");
        await Assertions.Expect(screen.Card("Look for the device")).ToHaveCountAsync(0);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("mail.eml"), Mail, Token);

        var received = await browser.RunVerbAsync("mail", "receive", "--tenant", "answered", "--file", folder.In("mail.eml"));

        received.ExitCode.ShouldBe(0, received.Error);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Nobody has touched it since Monday.");
        await Assertions.Expect(screen.State).ToHaveTextAsync("Working");
        await Assertions.Expect(screen.Card("Look for the device")).ToBeVisibleAsync();
        await Assertions.Expect(screen.Card("Lock the device")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Case_that_runs_out_of_time_reaches_the_bell_of_whoever_has_it()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "late");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/", "late-agent", width: 1366);
        var bell = new BellScreen(page);
        var held = await bell.UnreadAsync();

        await DetectRiskAsync(tenant);

        await bell.OpenAsync(held + 1, $"{Key} is running out of time");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{Key} is running out of time" })).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "inbox-sla-at-risk");
    }

    [Fact]
    public async Task While_a_person_is_away_their_stand_in_reads_it_on_the_open_inbox()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "away");
        await TeamUpAsync(tenant);
        await using var window = await browser.OpenWindowAsync();
        await GoAwayAsync(await SignInAsync(window, "/settings", "away-agent", width: 1366), standIn: "Away-lead");
        await using var other = await browser.OpenWindowAsync();
        var lead = await SignInAsync(other, "/inbox", "away-lead", width: 1366);
        var news = lead.GetByText($"{Key} is running out of time").First;
        await Assertions.Expect(news).ToBeHiddenAsync();

        await DetectRiskAsync(tenant);

        await Assertions.Expect(news).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Question_to_a_person_who_is_away_reaches_their_stand_in_who_answers_it()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "asked");
        await Operators.AddAsync(browser.Services, tenant, "asked-colleague", "agent");
        await TeamUpAsync(tenant, elsewhere: "asked-colleague");
        // of a case of their own team they would have suggestions instead
        await ChangeCaseAsync(tenant, (row, agent, _) => (row.AssigneeId, row.TeamKey) = (agent, "one"));
        var title = $"Asked-colleague asks you about {Key}";
        await using var ownerWindow = await browser.OpenWindowAsync();
        var owner = await SignInAsync(ownerWindow, "/settings", "asked-agent", width: 1366);
        await GoAwayAsync(owner, standIn: "Asked-lead");
        await using var leadWindow = await browser.OpenWindowAsync();
        var lead = await SignInAsync(leadWindow, "/inbox", "asked-lead", width: 1366);
        await using var window = await browser.OpenWindowAsync();
        var colleague = await SignInAsync(window, Case, "asked-colleague", width: 1366);
        await Assertions.Expect(lead.GetByText(title)).ToHaveCountAsync(0);

        await AskAsync(colleague, "Asked-agent", "Is the serial number the right one?");
        await AnswerAsync(lead, title, "Asked-agent", "Is the serial number the right one?", "Yes, the police confirmed it.");

        await Assertions
            .Expect(new CaseScreen(colleague).Timeline)
            .ToContainTextAsync("Asked-lead answered Asked-colleague: Yes, the police confirmed it.");
        await OpenAsync(owner, "/inbox"); // one answer is enough
        await Assertions.Expect(owner.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(owner.GetByLabel("Your answer to Asked-colleague")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Request_past_its_deadline_is_told_on_the_open_inbox_of_who_may_decide()
    {
        var tenant = await ApprovalWorld.AddAsync(browser.Services, "slow");
        await using var window = await browser.OpenWindowAsync();
        var agent = await SignInAsync(window, Case, "slow-agent", width: 1366);
        await agent.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).First.ClickAsync();
        await agent.GetByLabel("Why it is needed").FillAsync("Lost in a train, with customer data on it.");
        await agent.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(agent.GetByText("Waiting for approval", new() { Exact = true })).ToBeVisibleAsync();
        await using var other = await browser.OpenWindowAsync();
        var lead = await SignInAsync(other, "/inbox", "slow-lead", width: 1366);
        var news = lead.GetByText($"Nobody decided in time: Wipe the device, {Key}").First;
        await Assertions.Expect(lead.Locator("main").GetByText("Wipe the device").First).ToBeVisibleAsync();
        await Assertions.Expect(news).ToBeHiddenAsync();
        await using (var db = Open(tenant))
        {
            var request = await db.ApprovalRequests.SingleAsync(Token);
            (request.RequestedAt, request.Deadline) = (Now.AddHours(-8), Now.AddMinutes(-1));
            await db.SaveChangesAsync(Token);
        }

        var escalated = await browser.Services.GetRequiredService<EscalateApprovals>().RunAsync(Actor.Job(tenant), Token);

        Assert.Equal(1, escalated.Value);
        await Assertions.Expect(news).ToBeVisibleAsync();
        await OpenAsync(lead, "/approvals"); // it still waits, once more
        await Assertions.Expect(lead.GetByRole(AriaRole.Link, new() { Name = "Wipe the device" })).ToBeVisibleAsync();
    }

    // a colleague who may not work the case
    private static async Task AskAsync(IPage page, string owner, string question)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Ask {owner}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What do you want to ask?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(question);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByText($"{owner} has your question.").First).ToBeVisibleAsync();
    }

    // on the open inbox, which shows its newest item
    private static async Task AnswerAsync(IPage page, string title, string away, string question, string answer)
    {
        var item = page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(item.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(item).ToContainTextAsync($"Standing in for {away}");
        await Assertions.Expect(item).ToContainTextAsync(question);
        await CheckInBothThemesAsync(page, "inbox-stand-in");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.GetByLabel("Your answer to Asked-colleague")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(answer);
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private async Task GoAwayAsync(IPage settings, string standIn)
    {
        await settings.GetByLabel("Absent from").FillAsync(Local(-2));
        await settings.GetByLabel("Absent to").FillAsync(Local(3));
        await settings.GetByLabel("Stand-in").SelectOptionAsync(new SelectOptionValue { Label = standIn });
        await settings.GetByRole(AriaRole.Button, new() { Name = "Add absence" }).ClickAsync();
        await Assertions.Expect(settings.GetByText("Saved. The person is not suggested or asked while away.")).ToBeVisibleAsync();
    }

    // who stands in is of the same team
    private async Task TeamUpAsync(Guid tenant, string? elsewhere = null)
    {
        await using var db = Open(tenant);
        foreach (var person in await db.People.ToListAsync(Token))
        {
            person.Teams = [string.Equals(person.Key, elsewhere, StringComparison.Ordinal) ? "two" : "one"];
        }

        await db.SaveChangesAsync(Token);
    }

    // only the answer of the customer brings the case back to work
    private async Task WaitForTheCustomerAsync(Guid tenant)
    {
        var process = new WorkflowDefinition(
            "steps",
            1,
            "new",
            [new("new", false, false), new(Waiting, false, true), new("working", false, false), new("found", false, false)],
            [new("new", "wipe", "working"), new(Waiting, "lock", "new"), new(Waiting, Replied, "working"), new("working", "look", "found")]
        );
        await using (var db = Open(tenant))
        {
            var workflow = await db.Workflows.SingleAsync(Token);
            workflow.CustomerAnswer = Replied;
            workflow.DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(process));
            await db.SaveChangesAsync(Token);
        }

        await ChangeCaseAsync(tenant, (row, _, _) => row.Status = Waiting);
    }

    // less than a quarter of its time is left
    private async Task DetectRiskAsync(Guid tenant)
    {
        await ChangeCaseAsync(
            tenant,
            (row, agent, now) => (row.AssigneeId, row.OpenedAt, row.SlaDeadline) = (agent, now.AddHours(-2), now.AddMinutes(10))
        );
        await using var scope = browser.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<DetectSlaRisk>().RunAsync(Actor.Job(tenant), Token);
        Assert.True(told.Value > 0, told.Error?.Message);
    }

    private async Task ChangeCaseAsync(Guid tenant, Action<CaseRow, Guid, DateTimeOffset> change)
    {
        await using var db = Open(tenant);
        var agent = (await db.People.ToListAsync(Token)).Single(person => person.Key.EndsWith("-agent", StringComparison.Ordinal));
        change(await db.Cases.SingleAsync(row => row.Key == Key, Token), agent.Id, Now);
        await db.SaveChangesAsync(Token);
    }

    private ConsoleDbContext Open(Guid tenant)
    {
        var db = Operators.Open(browser.Services);
        db.BindTo(tenant);
        return db;
    }

    // as it is typed into a field of the person, whose zone is that of Berlin
    private string Local(double days) =>
        TimeZoneInfo
            .ConvertTime(Now.AddDays(days), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
