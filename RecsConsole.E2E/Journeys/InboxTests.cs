using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>One person asks a question and another answers it; both open pages show the news without a reload.</summary>
public sealed class InboxTests(DemoDesk desk) : Journey
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
        var (bellOfOther, bellOfAna) = (new BellScreen(other), new BellScreen(ana));
        // earlier journeys left unread items
        var (heldByOther, heldByAna) = (await bellOfOther.UnreadAsync(), await bellOfAna.UnreadAsync());
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ana.GetByText($"You asked {name}. The answer will arrive in your inbox.").First).ToBeVisibleAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{DemoDesk.Ana} asked {name}: {Question}");

        await Assertions.Expect(bellOfOther.With(heldByOther + 1)).ToBeVisibleAsync();
        await bellOfOther.OpenAsync(heldByOther + 1, $"{DemoDesk.Ana} asks you about {screen.Key}");
        await Assertions
            .Expect(other.GetByRole(AriaRole.Heading, new() { Name = $"{DemoDesk.Ana} asks you about {screen.Key}" }))
            .ToBeVisibleAsync();
        await CheckInBothThemesAsync(other, "inbox");
        await other.Keyboard.PressAsync("r");
        await Assertions.Expect(other.GetByLabel($"Your answer to {DemoDesk.Ana}")).ToBeFocusedAsync();
        await other.Keyboard.TypeAsync(Answer);
        await other.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(bellOfOther.With(heldByOther)).ToBeVisibleAsync();

        await Assertions.Expect(bellOfAna.With(heldByAna + 1)).ToBeVisibleAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync($"{name} answered {DemoDesk.Ana}: {Answer}");
        await OpenAsync(ana, "/inbox");
        await Assertions.Expect(ana.GetByRole(AriaRole.Complementary)).ToContainTextAsync(Question);
        await ana.Keyboard.PressAsync("e");
        await Assertions.Expect(bellOfAna.With(heldByAna)).ToBeVisibleAsync();
        await CheckInBothThemesAsync(ana, "inbox-answered");
        await ana.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana).ToHaveURLAsync(new Regex("/cases/", default, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Mention_raises_the_bell_and_is_read_from_its_panel_with_the_keyboard()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(ana).OpenAsync()).OpenCaseAsync(3);
        var jonas = await desk.SignInAsync(DemoDesk.Jonas);
        var bell = new BellScreen(jonas);
        var held = await bell.UnreadAsync();
        var title = $"{DemoDesk.Ana} mentioned you on {screen.Key}";

        var note = ana.GetByLabel("Note on this case");
        await note.ClickAsync();
        await ana.Keyboard.TypeAsync("@Jonas K");
        await Assertions.Expect(ana.GetByRole(AriaRole.Option, new() { Name = DemoDesk.Jonas })).ToBeVisibleAsync();
        await ana.Keyboard.PressAsync("Enter");
        await Assertions.Expect(note).ToHaveValueAsync($"@{DemoDesk.Jonas} ");
        await ana.Keyboard.TypeAsync("have you seen this before?");
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("have you seen this before?");

        await Assertions.Expect(bell.With(held + 1)).ToBeVisibleAsync();
        await bell.With(held + 1).FocusAsync();
        await jonas.Keyboard.PressAsync("Enter");
        await Assertions.Expect(bell.Panel.GetByRole(AriaRole.Listitem).First).ToContainTextAsync(title);
        await CheckInBothThemesAsync(jonas, "bell");
        await jonas.Keyboard.PressAsync("Tab"); // mark all as read
        await jonas.Keyboard.PressAsync("Tab");
        await jonas.Keyboard.PressAsync("Enter");

        await Assertions.Expect(jonas.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(bell.With(held)).ToBeVisibleAsync();
        await Assertions.Expect(bell.Panel).ToHaveCountAsync(0);
    }

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
