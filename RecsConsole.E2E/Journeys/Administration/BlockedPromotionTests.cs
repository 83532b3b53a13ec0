using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
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
        var study = new StudyScreen(lead);
        await study.OpenNewAsync();
        await study.CompareWithAsync($"{Version} (shadow)");
        await study.CreateAsync(Study, Cases, overlapPercent: 0, s_reviewers);
        var results = lead.Url;
        var known = await GiveKnownAnswerAsync(lead, study);

        foreach (var reviewer in s_reviewers)
        {
            await JudgeAsync(reviewer, known);
        }

        await OpenAsync(lead, new Uri(results).PathAndQuery);
        await study.CloseAsync(Study);

        var adele = await desk.SignInAsync("Adele Winter");
        await OpenAsync(adele, $"/models/{Version}");
        await Assertions.Expect(adele.GetByRole(AriaRole.Region, new() { Name = "Promotion gate" })).ToContainTextAsync("Reviewers prefer");
        await Assertions.Expect(adele.GetByRole(AriaRole.Button, new() { Name = "Propose promotion" })).ToBeDisabledAsync();
    }

    // The lead answers a case before anybody has judged it, and says why.
    private static async Task<Guid> GiveKnownAnswerAsync(IPage page, StudyScreen study)
    {
        await study.OpenFirstKnownAnswerAsync();
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
