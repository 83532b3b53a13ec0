using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>One person asks a question and another answers it; both open pages show the news without a reload.</summary>
public sealed partial class InboxTests(DemoDesk desk) : Journey
{
    private const string Question = "Did the second certificate help in your case?";
    private const string Answer = "Yes, once the old one was removed.";

    [Fact]
    public async Task Question_reaches_its_person_and_the_answer_comes_back_to_bell_and_timeline()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await OpenCaseWithSomebodyToAskAsync(ana);
        var name = (await People(ana).First.Locator(".title").InnerTextAsync()).Trim();
        var other = await desk.SignInAsync(name);
        await People(ana).First.Locator(".title").ClickAsync();
        await People(ana).First.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Assertions.Expect(screen.Dialog).ToContainTextAsync($"Ask {name}");
        await Assertions.Expect(ana.GetByLabel("What do you want to ask?")).ToBeFocusedAsync();
        await ana.Keyboard.TypeAsync(Question);
        await CheckInBothThemesAsync(ana, "ask");
        var (heldByOther, heldByAna) = (await UnreadAsync(other), await UnreadAsync(ana)); // earlier journeys left unread items
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ana.GetByText($"You asked {name}. The answer will arrive in your inbox.").First).ToBeVisibleAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{DemoDesk.Ana} asked {name}: {Question}");

        await Assertions.Expect(Bell(other, heldByOther + 1)).ToBeVisibleAsync();
        await Bell(other, heldByOther + 1).ClickAsync();
        await Assertions
            .Expect(other.GetByRole(AriaRole.Heading, new() { Name = $"{DemoDesk.Ana} asks you about {screen.Key}" }))
            .ToBeVisibleAsync();
        await CheckInBothThemesAsync(other, "inbox");
        await other.Keyboard.PressAsync("r");
        await Assertions.Expect(other.GetByLabel($"Your answer to {DemoDesk.Ana}")).ToBeFocusedAsync();
        await other.Keyboard.TypeAsync(Answer);
        await other.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Bell(other, heldByOther)).ToBeVisibleAsync();

        await Assertions.Expect(Bell(ana, heldByAna + 1)).ToBeVisibleAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{name} answered {DemoDesk.Ana}: {Answer}");
        await OpenAsync(ana, "/inbox");
        await Assertions.Expect(ana.GetByRole(AriaRole.Complementary)).ToContainTextAsync(Question);
        await ana.Keyboard.PressAsync("e");
        await Assertions.Expect(Bell(ana, heldByAna)).ToBeVisibleAsync();
        await CheckInBothThemesAsync(ana, "inbox-answered");
        await ana.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana).ToHaveURLAsync(new Regex("/cases/", default, TimeSpan.FromSeconds(1)));
    }

    private static ILocator Bell(IPage page, int unread) =>
        page.GetByRole(AriaRole.Link, new() { Name = unread == 0 ? "Inbox, nothing unread" : $"Inbox, {unread} unread", Exact = true });

    private static async Task<int> UnreadAsync(IPage page)
    {
        var label = await page.GetByRole(AriaRole.Link, new() { NameRegex = SaysUnread() }).GetAttributeAsync("aria-label");
        return int.TryParse(label!.Split(' ')[1], CultureInfo.InvariantCulture, out var unread) ? unread : 0;
    }

    [GeneratedRegex("^Inbox, .+ unread$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SaysUnread();

    private static ILocator People(IPage page) =>
        page.GetByRole(AriaRole.Region, new() { Name = "Ask someone", Exact = true }).Locator(".card");

    private static async Task<CaseScreen> OpenCaseWithSomebodyToAskAsync(IPage page)
    {
        for (var place = 0; place < 10; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(place);
            if (await People(page).CountAsync() > 0)
            {
                return screen;
            }
        }

        throw new InvalidOperationException("Nobody is suggested on ten cases.");
    }
}
