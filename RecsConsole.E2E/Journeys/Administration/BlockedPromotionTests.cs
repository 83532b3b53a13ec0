using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// From a new study to the gate: one known answer, three reviewers, and the model that they like less cannot be promoted.
/// </summary>
public sealed class BlockedPromotionTests(DemoDesk desk) : Journey
{
    private const string Study = "Is the new order better";
    private const string Version = "logistic-00";
    private const int Cases = 15;
    private static readonly string[] s_reviewers = ["Rita Moreno", "Felix Arnold", "Marta Weiss"];

    [Fact]
    [Trait("Req", "R148")]
    public async Task Model_that_three_reviewers_like_less_cannot_be_proposed()
    {
        await ReviewDesk.RegisterModelAsync(desk.Services, Version);
        var lead = await desk.SignInAsync("Laura Stein");
        await MakeStudyAsync(lead);
        var results = lead.Url;
        var known = await GiveKnownAnswerAsync(lead);

        foreach (var reviewer in s_reviewers)
        {
            await JudgeAsync(reviewer, known);
        }

        await OpenAsync(lead, new Uri(results).PathAndQuery);
        await lead.GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        await lead.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        await Assertions.Expect(lead.GetByText($"\"{Study}\" is closed.")).ToBeVisibleAsync();

        var adele = await desk.SignInAsync("Adele Winter");
        await OpenAsync(adele, $"/models/{Version}");
        await Assertions.Expect(adele.GetByRole(AriaRole.Region, new() { Name = "Promotion gate" })).ToContainTextAsync("Reviewers prefer");
        await Assertions.Expect(adele.GetByRole(AriaRole.Button, new() { Name = "Propose promotion" })).ToBeDisabledAsync();
    }

    private static async Task MakeStudyAsync(IPage page)
    {
        await OpenAsync(page, "/review/studies/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Study);
        await page.GetByLabel("System B").SelectOptionAsync(new SelectOptionValue { Label = $"{Version} (shadow)" });
        await page.GetByLabel("Number of cases").FillAsync(Cases.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Overlap in percent").FillAsync("0");
        foreach (var reviewer in s_reviewers)
        {
            await page.GetByLabel(reviewer).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Create study" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow its progress" }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(Markable(page)).ToBeVisibleAsync();
    }

    private static ILocator Markable(IPage page) => page.Locator("summary", new() { HasTextString = "Set a known answer" });

    // The lead answers a case before anybody has judged it, and says why.
    private static async Task<Guid> GiveKnownAnswerAsync(IPage page)
    {
        await Markable(page).ClickAsync();
        await page.Locator("details[open] li a").First.ClickAsync();
        await page.GetByLabel("Why it is right").FillAsync("The runbook says so.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Left is better" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your decision is saved.")).ToBeVisibleAsync();
        return Guid.Parse(page.Url.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private async Task JudgeAsync(string reviewer, Guid known)
    {
        var keys = await ReviewDesk.KeysForAAsync(desk.Services, Study, reviewer);
        var page = await desk.SignInAsync(reviewer);
        await OpenAsync(page, "/review");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Begin with {Study}" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Suggestion left" }).WaitForAsync();
        for (var at = 0; at < keys.Count; at++)
        {
            await page.Keyboard.PressAsync(keys[at].Key);
            await page.Keyboard.PressAsync("Enter");
            await Assertions
                .Expect(page.GetByText(new Regex($"^{at + 1} of {keys.Count}", RegexOptions.None, TimeSpan.FromSeconds(1))))
                .ToBeVisibleAsync();
            if (keys[at].Case == known)
            {
                await Assertions.Expect(page.GetByText("had a known answer")).ToBeVisibleAsync();
            }
        }

        await page.CloseAsync();
    }
}
