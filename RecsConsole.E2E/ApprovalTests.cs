using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Journeys;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E;

/// <summary>One person requests a high-risk action and a second person decides on it.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed partial class ApprovalTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Theory]
    [Trait("Req", "R106")]
    [Trait("Req", "R107")]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Agent_asks_supervisor_approves_and_the_case_moves(ColorScheme scheme)
    {
        var key = $"approve{scheme}".ToLowerInvariant();
        await ApprovalWorld.AddAsync(browser.Services, key);
        await using var agentWindow = await browser.OpenWindowAsync(scheme);
        await using var leadWindow = await browser.OpenWindowAsync(scheme);
        var agent = await SignInAsync(agentWindow, "/cases/W-1", key + "-agent");
        await RequestAsync(agent, told: key + "-lead");
        await CheckAsync(agent, $"approval-case-{scheme}");

        var lead = await SignInAsync(leadWindow, "/approvals", key + "-lead");
        await CheckAsync(lead, $"approvals-{scheme}");
        await lead.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Name = "Who must approve it" })).ToBeVisibleAsync();
        await Assertions.Expect(lead.GetByText("Lost in a train")).ToBeVisibleAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Region, new() { Name = "The case W-1" })).ToContainTextAsync("Customer");
        await CheckAsync(lead, $"approval-detail-{scheme}");
        await lead.Keyboard.PressAsync("a");
        await Assertions.Expect(lead.GetByLabel("Serial number")).ToHaveValueAsync("SN-1");
        await lead.GetByLabel("Serial number").FillAsync("SN-2"); // the approver edits the request before approving it
        await lead.GetByLabel("Note on how to do it").FillAsync("Tell the owner first.");
        await CheckAsync(lead, $"approval-dialog-{scheme}");
        await lead.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(lead.GetByText("The case is now in state \"Working\".")).ToBeVisibleAsync();
        await Assertions.Expect(agent.GetByText("Wipe the device, approved by")).ToBeVisibleAsync();
        await Assertions.Expect(agent.GetByText("Waiting for approval")).ToBeHiddenAsync();
        await Assertions.Expect(agent.GetByText($"Serial number: SN-2, Who was told: {key}-lead")).ToBeVisibleAsync();
        await agent.GotoAsync("/inbox");
        await Assertions.Expect(agent.GetByText("Serial number: from SN-1 to SN-2").First).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Req", "R106")]
    public async Task To_approve_takes_two()
    {
        await ApprovalWorld.AddAsync(browser.Services, "counted");
        await using var agentWindow = await browser.OpenWindowAsync();
        await using var leadWindow = await browser.OpenWindowAsync();
        await RequestAsync(await SignInAsync(agentWindow, "/cases/W-1", "counted-agent"));
        var lead = await SignInAsync(leadWindow, "/approvals", "counted-lead");
        await Assertions.Expect(lead.GetByRole(AriaRole.Link, new() { Name = "Wipe the device" })).ToBeVisibleAsync();
        var gestures = new Gestures(lead);

        await gestures.PressAsync("a");
        await Assertions.Expect(lead.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await gestures.PressAsync("Control+Enter");

        await Assertions.Expect(lead.GetByText("The case is now in state \"Working\".")).ToBeVisibleAsync();
        gestures.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R106")]
    public async Task Request_lapses_because_the_case_moved_and_says_so()
    {
        await ApprovalWorld.AddAsync(browser.Services, "lapsing");
        await using var agentWindow = await browser.OpenWindowAsync();
        await using var leadWindow = await browser.OpenWindowAsync();
        var agent = await SignInAsync(agentWindow, "/cases/W-2", "lapsing-agent");
        await RequestAsync(agent);
        var lead = await SignInAsync(leadWindow, "/approvals", "lapsing-lead");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Wipe the device" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeVisibleAsync();

        await agent.GetByLabel("Note on this case").FillAsync("It was found again.");
        await agent.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();

        await Assertions.Expect(lead.GetByRole(AriaRole.Complementary)).ToContainTextAsync("The case has changed since");
        await Assertions.Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeHiddenAsync();
        await CheckAsync(lead, "approval-lapsed");
        await lead.GetByRole(AriaRole.Link, new() { NameRegex = Decided() }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Table)).ToContainTextAsync("Lapsed");
    }

    [Fact]
    public async Task Letter_of_the_step_is_read_beside_the_request_and_comes_back_when_it_is_rejected()
    {
        await ApprovalWorld.AddAsync(browser.Services, "letters", writes: true);
        await using var agentWindow = await browser.OpenWindowAsync();
        await using var leadWindow = await browser.OpenWindowAsync();
        var agent = await SignInAsync(agentWindow, "/cases/W-1", "letters-agent", width: 1366);
        var lead = await SignInAsync(leadWindow, "/approvals", "letters-lead", width: 1366);
        var letter = agent.GetByRole(AriaRole.Dialog).GetByLabel("Message", new() { Exact = true });

        await AskWithLetterAsync(agent, "We wipe your laptop today.");
        await ReadLetterAsync(lead, "We wipe your laptop today.");
        await CheckInBothThemesAsync(lead, "approval-with-letter");
        await lead.GetByRole(AriaRole.Button, new() { NameString = "Reject" }).ClickAsync();
        await lead.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First.FillAsync("Say who to call.");
        await lead.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(lead.GetByText("Not sent.")).ToBeVisibleAsync();
        await Assertions.Expect(agent.GetByText("Waiting for approval", new() { Exact = true })).ToBeHiddenAsync();

        await OpenAsync(agent, "/cases/W-1");
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = AskForApproval() }).First.ClickAsync();
        await Assertions.Expect(letter).ToHaveValueAsync("We wipe your laptop today.");
        await Assertions.Expect(letter).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Caret_stays_where_the_user_has_selected_text_before_the_letter_is_ready()
    {
        await ApprovalWorld.AddAsync(browser.Services, "selected", writes: true);
        await using var window = await browser.OpenWindowAsync();
        var agent = await SignInAsync(window, "/cases/W-1", "selected-agent");
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = AskForApproval() }).First.ClickAsync();
        var letter = agent.GetByRole(AriaRole.Dialog).GetByLabel("Message", new() { Exact = true });
        await Assertions.Expect(letter).ToHaveValueAsync(Greeting());

        var selected = await letter.EvaluateAsync<string>(
            "async field => { field.select(); (await import('/js/caret.js')).place(field); return getSelection().toString(); }"
        );

        selected.ShouldBe(await letter.InputValueAsync());
    }

    private static async Task AskWithLetterAsync(IPage agent, string words)
    {
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = AskForApproval() }).First.ClickAsync();
        var dialog = agent.GetByRole(AriaRole.Dialog);
        var letter = dialog.GetByLabel("Message", new() { Exact = true });
        await Assertions.Expect(letter).ToHaveValueAsync(Greeting());
        await letter.FillAsync(words);
        await Assertions.Expect(letter).ToHaveValueAsync(words);
        await dialog.GetByLabel("Why it is needed").FillAsync("Lost in a train.");
        await CheckAsync(agent, "approval-asked-with-letter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask for approval with this message" }).ClickAsync();
        await Assertions
            .Expect(agent.GetByText("Waiting for approval", new() { Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private static async Task ReadLetterAsync(IPage lead, string words)
    {
        await lead.GetByRole(AriaRole.Link, new() { Name = "Wipe the device" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Name = "Message to the customer" })).ToBeVisibleAsync();
        await Assertions.Expect(lead.GetByText(words)).ToBeVisibleAsync();
    }

    private static async Task RequestAsync(IPage agent, string? told = null)
    {
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = AskForApproval() }).First.ClickAsync();
        if (told is not null)
        {
            await agent.GetByPlaceholder("Name of a colleague").FillAsync(told);
            await agent.Keyboard.PressAsync("Enter");
            await Assertions.Expect(agent.GetByRole(AriaRole.Button, new() { Name = $"Remove {told}" })).ToBeVisibleAsync();
        }

        await agent.GetByLabel("Why it is needed").FillAsync("Lost in a train, with customer data on it.");
        await agent.Keyboard.PressAsync("Control+Enter");
        await Assertions
            .Expect(agent.GetByText("Waiting for approval", new() { Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [GeneratedRegex("approval", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex AskForApproval();

    [GeneratedRegex("^Hello Priya Nair", RegexOptions.None, 1_000)]
    private static partial Regex Greeting();

    [GeneratedRegex("^Decided", RegexOptions.None, 1_000)]
    private static partial Regex Decided();
}
