using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>A person uses the keyboard to send a reply, send a step with its letter, and record a message of the customer.</summary>
public sealed class ConversationTests(DemoDesk desk)
{
    private const string Words = "The new certificate is in place since ten.";

    [Fact]
    public async Task Reply_outlives_a_reload_and_is_sent_with_two_keys()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(9);
        await PressUntilAsync(page, "r", Letter(page));
        await Assertions.Expect(Letter(page)).ToHaveValueAsync(Having("^Hello .*Kind regards\\nAna Nowak"));
        await page.Keyboard.TypeAsync(Words); // the cursor is at the start of the letter
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Assertions.Expect(Letter(page)).ToHaveValueAsync(Having($",\\n\\n{Words}\\n"));
        await Letter(page).PressAsync("Control+Enter");

        await Assertions.Expect(screen.Timeline).ToContainTextAsync("wrote to");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(Words);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Saved to the mail folder", new() { Timeout = 20_000 });
        await Assertions.Expect(Letter(page)).Not.ToHaveValueAsync(Having(Words));
    }

    [Fact]
    public async Task Step_that_writes_to_the_customer_is_sent_only_without_gaps()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var queue = await new QueueScreen(page).OpenAsync("/?state=in_progress");
        var screen = await queue.OpenCaseAsync(await queue.Rows.CountAsync() - 1);
        await page.Keyboard.PressAsync("o");
        await screen.Dialog.GetByRole(AriaRole.Radio).First.WaitForAsync();
        await page.Keyboard.TypeAsync("Send a status");
        await screen.Dialog.GetByLabel("Not useful").CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        var message = screen.Dialog.GetByLabel("Message", new() { Exact = true });
        await Assertions.Expect(message).ToHaveValueAsync(Having("\\[.+\\]"));

        await message.PressAsync("Control+Enter");
        await Assertions.Expect(screen.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Fill in [");
        await message.FillAsync(Words);
        await message.PressAsync("Control+Enter");

        await Assertions.Expect(screen.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Toast.First).ToContainTextAsync("was saved to the mail folder");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("Send a status update");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(Words);
    }

    [Fact]
    public async Task What_the_customer_said_moves_a_case_that_waited_for_it()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var queue = await new QueueScreen(page).OpenAsync("/?state=waiting_customer");
        var screen = await queue.OpenCaseAsync(await queue.Rows.CountAsync() - 1);
        await Assertions.Expect(screen.State).ToHaveTextAsync("Waiting for customer");

        await page.GetByRole(AriaRole.Button, new() { Name = "The customer said" }).ClickAsync();
        await page.GetByLabel("What the customer said").FillAsync("It was the proxy; it works now.");
        await page.GetByLabel("What the customer said").PressAsync("Control+Enter");

        await Assertions.Expect(screen.State).ToHaveTextAsync("In progress");
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("It was the proxy; it works now.");
        var lines = screen.Timeline.Locator("li.line");
        var all = await lines.CountAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Show" }).GetByRole(AriaRole.Button, new() { Name = "Customer" }).ClickAsync();
        await Assertions.Expect(lines).Not.ToHaveCountAsync(all); // the list was reloaded
        await Assertions.Expect(screen.Timeline).ToContainTextAsync("It was the proxy; it works now.");
    }

    private static Regex Having(string pattern) => new(pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static ILocator Letter(IPage page) => page.GetByLabel("Message to the customer");

    // Repeats a key until it has an effect: a key pressed before the page listens is lost.
    private static async Task PressUntilAsync(IPage page, string key, ILocator shown)
    {
        for (var attempt = 0; attempt < 20 && !await shown.IsVisibleAsync(); attempt++)
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(400);
        }

        await shown.WaitForAsync();
    }
}
