using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Two people on one case see each other, and each is warned before interfering with the other.</summary>
public sealed class PresenceTests(DemoDesk desk) : Journey
{
    private const string Colleague = "Tunde Okoro";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Req", "R210")]
    public async Task Two_people_on_a_case_see_each_other_and_are_asked_before_they_act_over_each_other()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var mine = await (await new QueueScreen(ana).OpenAsync()).OpenCaseAsync(2);
        var key = mine.Key;
        await Assertions.Expect(Head(ana)).Not.ToContainTextAsync($"{Colleague} is"); // other journeys may have left people here

        var colleague = await desk.SignInAsync(Colleague);
        await OpenAsync(colleague, $"/cases/{key}");
        await Assertions.Expect(Others(colleague)).ToContainTextAsync($"{DemoDesk.Ana} is reading");
        await Assertions.Expect(Others(ana)).ToContainTextAsync($"{Colleague} is reading");
        await CheckInBothThemesAsync(ana, "two-on-a-case");

        // Both write to the customer: the first to send must confirm once.
        await colleague.Keyboard.PressAsync("r");
        await Assertions.Expect(Letter(colleague)).ToBeFocusedAsync();
        await colleague.Keyboard.TypeAsync("I look into it.");
        await Assertions.Expect(Others(ana)).ToContainTextAsync($"{Colleague} is writing to the customer");
        await ana.Keyboard.PressAsync("r");
        await Assertions.Expect(Letter(ana)).ToBeFocusedAsync();
        await colleague.Keyboard.TypeAsync(" It takes an hour.");
        await ana.Keyboard.TypeAsync("We are on it.");
        await ana.Keyboard.PressAsync("Control+Enter");
        await Assertions
            .Expect(ana.GetByText($"{Colleague} is writing to the customer too. Send again if you mean to."))
            .ToBeVisibleAsync();
        await Assertions.Expect(Letter(ana)).ToHaveValueAsync(new Regex("We are on it", default, s_second));

        // The case is Ana's, so the colleague must confirm before taking it.
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Take this case" }).ClickAsync();
        await Assertions.Expect(colleague.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"{DemoDesk.Ana} has {key}");
        await colleague.Keyboard.PressAsync("Escape");

        foreach (var page in new[] { ana, colleague })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync(); // leaves no draft for later journeys
            await Assertions.Expect(Letter(page)).Not.ToHaveValueAsync(new Regex("We are on it|I look into it", default, s_second));
        }

        await colleague.CloseAsync();
        await Assertions.Expect(Head(ana)).Not.ToContainTextAsync($"{Colleague} is");
    }

    private static ILocator Head(IPage page) => page.Locator("header.casehead");

    private static ILocator Others(IPage page) => page.Locator("[data-others]");

    private static ILocator Letter(IPage page) => page.GetByLabel("Message to the customer");
}
