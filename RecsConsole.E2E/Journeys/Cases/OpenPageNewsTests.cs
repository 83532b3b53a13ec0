using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Features.Cases.Deadlines;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>
/// What jobs and mails bring reaches pages that are open already: a message of the customer, a deadline that comes near, its stand-in, and a
/// request that nobody decided in time.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class OpenPageNewsTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Key = "W-1";
    private const string Case = $"/cases/{Key}";

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
        await using (var db = Open(tenant))
        {
            foreach (var person in await db.People.ToListAsync(Token))
            {
                person.Teams = ["one"]; // who stands in is of the same team
            }

            await db.SaveChangesAsync(Token);
        }

        await using var window = await browser.OpenWindowAsync();
        var agent = await SignInAsync(window, "/settings", "away-agent", width: 1366);
        await agent.GetByLabel("Absent from").FillAsync(Local(-2));
        await agent.GetByLabel("Absent to").FillAsync(Local(3));
        await agent.GetByLabel("Stand-in").SelectOptionAsync(new SelectOptionValue { Label = "Away-lead" });
        await agent.GetByRole(AriaRole.Button, new() { Name = "Add absence" }).ClickAsync();
        await Assertions.Expect(agent.GetByText("Saved. The person is not suggested or asked while away.")).ToBeVisibleAsync();
        await using var other = await browser.OpenWindowAsync();
        var lead = await SignInAsync(other, "/inbox", "away-lead", width: 1366);
        var news = lead.GetByText($"{Key} is running out of time").First;
        await Assertions.Expect(news).ToBeHiddenAsync();

        await DetectRiskAsync(tenant);

        await Assertions.Expect(news).ToBeVisibleAsync();
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
        var agent = (await db.People.ToListAsync(Token)).Single(person => person.Roles.Contains("agent"));
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
