using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Two people on one case see each other, and neither acts over the other unasked.</summary>
public sealed class PresenceTests(DemoDesk desk) : Journey
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Req", "R210")]
    public async Task Two_people_on_a_case_see_each_other_and_are_asked_before_they_act_over_each_other()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var mine = await (await new QueueScreen(ana).OpenAsync()).OpenCaseAsync(2);
        var key = mine.Key;
        await Assertions.Expect(Others(ana)).ToHaveCountAsync(0);

        var jonas = await desk.SignInAsync(DemoDesk.Jonas);
        await OpenAsync(jonas, $"/cases/{key}");
        await Assertions.Expect(Others(jonas)).ToContainTextAsync($"{DemoDesk.Ana} is reading");
        await Assertions.Expect(Others(ana)).ToContainTextAsync($"{DemoDesk.Jonas} is reading");
        await CheckInBothThemesAsync(ana, "two-on-a-case");

        // both write to the customer: whoever sends is asked once
        await jonas.Keyboard.PressAsync("r");
        await Assertions.Expect(Letter(jonas)).ToBeFocusedAsync();
        await jonas.Keyboard.TypeAsync("I look into it.");
        await Assertions.Expect(Others(ana)).ToContainTextAsync($"{DemoDesk.Jonas} is writing to the customer");
        await ana.Keyboard.PressAsync("r");
        await Assertions.Expect(Letter(ana)).ToBeFocusedAsync();
        await jonas.Keyboard.TypeAsync(" It takes an hour.");
        await ana.Keyboard.TypeAsync("We are on it.");
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions
            .Expect(ana.GetByText($"{DemoDesk.Jonas} is writing to the customer too. Send again if you mean to."))
            .ToBeVisibleAsync();
        await Assertions.Expect(Letter(ana)).ToHaveValueAsync(new Regex("We are on it", default, s_second));

        // the case is Ana's: Jonas is asked before he takes it
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Take this case" }).ClickAsync();
        await Assertions.Expect(jonas.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{DemoDesk.Ana} has {key}");
        await jonas.Keyboard.PressAsync("Escape");

        foreach (var page in new[] { ana, jonas })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync(); // no half-written letter is left for others to find
            await Assertions.Expect(Letter(page)).Not.ToHaveValueAsync(new Regex("We are on it|I look into it", default, s_second));
        }

        await jonas.CloseAsync();
        await Assertions.Expect(Others(ana)).ToHaveCountAsync(0);
    }

    private static ILocator Others(IPage page) => page.Locator("[data-others]");

    private static ILocator Letter(IPage page) => page.GetByLabel("Message to the customer");
}
