using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// A study in the browser from creation to results: a lead and two reviewers with the keyboard only, one of whom pauses midway.
/// </summary>
public sealed partial class ReviewTests(DemoDesk desk) : Journey
{
    private const string Laura = "Laura Stein";
    private const string Rita = "Rita Moreno";
    private const string Felix = "Felix Arnold";
    private const string Study = "November study";
    private const string Version = "logistic-0";
    private const int Cases = 22;
    private IReadOnlyList<string>? _giveaways;

    [Fact]
    [Trait("Req", "R142")]
    [Trait("Req", "R143")]
    [Trait("Req", "R145")]
    [Trait("Req", "R147")]
    [Trait("Req", "R199")]
    public async Task Study_is_made_judged_blind_by_two_and_read_with_its_agreement()
    {
        await ReviewDesk.RegisterModelAsync(desk.Services, Version);
        var lead = await desk.SignInAsync(Laura);
        await MakeStudyAsync(lead);

        var rita = await desk.SignInAsync(Rita);
        await BeginAsync(rita, $"0 of {Cases}");
        await CheckInBothThemesAsync(rita, "review");
        await SeesEverythingAsync(rita);
        await CheckBlindAsync(rita);
        await RateAsync(rita);
        await JudgeAsync(rita, from: 0, to: 6, at => at % 4 == 3 ? "3" : "1");
        await rita.CloseAsync();

        var felix = await desk.SignInAsync(Felix);
        await felix.SetViewportSizeAsync(1920, 1080);
        await BeginAsync(felix, $"0 of {Cases}");
        await CheckInBothThemesAsync(felix, "review-wide");
        await JudgeAsync(felix, from: 0, to: Cases, at => at % 5 == 4 ? "4" : "1");
        await Assertions.Expect(felix.GetByRole(AriaRole.Heading, new() { Name = "You have judged every pair" })).ToBeVisibleAsync();
        await CheckInBothThemesAsync(felix, "review-done");

        var again = await desk.SignInAsync(Rita);
        await BeginAsync(again, $"6 of {Cases}");
        await GoBackAndChangeAsync(again);
        await HideAndShowAgainAsync(again);
        await JudgeAsync(again, from: 6, to: Cases, at => at % 4 == 3 ? "3" : "2");

        await ReadResultsAsync(lead);
        await ExportAsync(lead);
        await DecideAsync(lead);
        await CloseAsync(lead);
        await ListAsync(lead, again);
        await RefusedAsync(again);
    }

    private static async Task MakeStudyAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Review", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All studies" })).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "review-studies-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "New study" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create study" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Choose two systems to compare.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Study);
        await page.GetByLabel("System B").SelectOptionAsync(new SelectOptionValue { Label = $"{Version} (shadow)" });
        await page.GetByLabel("Number of cases").FillAsync(Cases.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel(Rita).CheckAsync();
        await page.GetByLabel(Felix).CheckAsync();
        await page.GetByLabel("Overlap in percent").FillAsync("100");
        await page.GetByLabel("Name", new() { Exact = true }).FocusAsync();
        await CheckInBothThemesAsync(page, "review-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create study" }).ClickAsync();
        await Assertions
            .Expect(page.GetByText($"{Cases * 2} pairs in {Cases} cases, {Cases} of them judged by two."))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task BeginAsync(IPage page, string progress)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Review", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My studies" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = BeginOrGoOn() }).ClickAsync();
        await Assertions.Expect(page.GetByText(progress)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Suggestion left" })).ToBeVisibleAsync();
    }

    // The progress in the top bar moves once the judgement is stored and the next pair is loaded.
    private async Task JudgeAsync(IPage page, int from, int to, Func<int, string> key)
    {
        for (var at = from; at < to; at++)
        {
            await CheckBlindAsync(page);
            await page.Keyboard.PressAsync(key(at));
            await page.Keyboard.PressAsync("Enter");
            await Assertions
                .Expect(page.GetByText(new Regex($"^{at + 1} of {Cases}", RegexOptions.None, TimeSpan.FromSeconds(1))))
                .ToBeVisibleAsync();
        }
    }

    // Nobody scrolls to answer: case, both suggestions, guideline and answers are on one screen. Folding the guideline is remembered.
    private static async Task SeesEverythingAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1366, 768);
        var guideline = page.GetByRole(AriaRole.Complementary, new() { Name = "Guideline" });
        var judgement = page.GetByRole(AriaRole.Region, new() { Name = "Your judgement" });
        foreach (var part in new[] { guideline, judgement, page.GetByRole(AriaRole.Group, new() { Name = "Both suggestions, to scroll" }) })
        {
            var box = await part.BoundingBoxAsync();
            (box!.Y + box.Height).ShouldBeLessThanOrEqualTo(768);
        }

        (await page.Locator("#page").EvaluateAsync<bool>("each => each.scrollHeight <= each.clientHeight + 1")).ShouldBeTrue();
        await page.Keyboard.PressAsync("h");
        await Assertions.Expect(guideline.GetByRole(AriaRole.Button)).ToHaveAttributeAsync("aria-expanded", "false");
        await page.SetViewportSizeAsync(1366, 860);
    }

    private static async Task RateAsync(IPage page)
    {
        var missing = page.GetByRole(AriaRole.Button, new() { Name = "Missing step", Exact = true });
        await Assertions.Expect(missing).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(missing).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Order", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Useful, from 1 to 5" })
            .GetByRole(AriaRole.Button, new() { Name = "4" })
            .ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Order", Exact = true }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(missing).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Left is better" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Guideline" }).GetByRole(AriaRole.Button))
            .ToHaveAttributeAsync("aria-expanded", "false");
    }

    private static async Task GoBackAndChangeAsync(IPage page)
    {
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.GetByText("Pair 6: already judged.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Pair 7", new() { Exact = true })).ToBeVisibleAsync();
    }

    // Withdrawing a right removes the case from the open page; restoring the right brings it back.
    private async Task HideAndShowAgainAsync(IPage page)
    {
        var leftOut = page.GetByText("1 case left out because you can no longer see it.");
        var classification = await ReviewDesk.ClassifyAsync(desk.Services, Study, Rita, 7, 3);
        await Assertions.Expect(leftOut).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Assertions.Expect(page.GetByText("Pair 8", new() { Exact = true })).ToBeVisibleAsync();
        await ReviewDesk.ClassifyAsync(desk.Services, Study, Rita, 7, classification);
        await Assertions.Expect(leftOut).ToBeHiddenAsync(new() { Timeout = 10_000 });
    }

    // The text of a case may mention systems and scores, so the check covers only the names of rankers and their numbers.
    private async Task CheckBlindAsync(IPage page)
    {
        _giveaways ??= await ReviewDesk.ReadGiveawaysAsync(desk.Services, Version);
        var html = await page.ContentAsync();
        html.ShouldContain("Suggestion left");
        _giveaways.Where(giveaway => Has(html, giveaway)).ShouldBeEmpty();
    }

    // the digits of a score may be part of an id
    private static bool Has(string html, string giveaway) =>
        giveaway.All(char.IsAsciiDigit)
            ? Regex.IsMatch(html, $"(?<![0-9a-f]){giveaway}(?![0-9a-f])", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5))
            : html.Contains(giveaway, StringComparison.OrdinalIgnoreCase);

    private static async Task ReadResultsAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow its progress" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"{Cases * 2} of {Cases * 2} judged")).ToBeVisibleAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Region, new() { Name = "Agreement", Exact = true }))
            .ToContainTextAsync($"n = {Cases}");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Disagreements" })).ToContainTextAsync(Rita);
        await Assertions.Expect(page.GetByText(Version).First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1366, 1400); // fits everything into one picture
        await CheckInBothThemesAsync(page, "review-results");
    }

    private static async Task ExportAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync()
        );
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Xunit.TestContext.Current.CancellationToken);
        lines.Length.ShouldBe((Cases * 2) + 1);
        lines.Count(line => line.Contains(Version, StringComparison.Ordinal)).ShouldBe(Cases * 2);
    }

    // A disagreement is decided with a key, without naming the systems, and the results name the person who decided.
    private async Task DecideAsync(IPage page)
    {
        var disagreements = page.GetByRole(AriaRole.Region, new() { Name = "Disagreements" });
        await disagreements.GetByRole(AriaRole.Link, new() { Name = "Decide", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What the reviewers said" })).ToContainTextAsync(Felix);
        await CheckBlindAsync(page);
        await page.SetViewportSizeAsync(1366, 900);
        await CheckInBothThemesAsync(page, "review-disagreement");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.GetByText("Your decision is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the results" }).ClickAsync();
        await Assertions.Expect(disagreements).ToContainTextAsync(Laura);
        await Assertions.Expect(disagreements.GetByRole(AriaRole.Link, new() { Name = "Look again" })).ToHaveCountAsync(1);
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Close \"November study\"?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        await Assertions.Expect(page.GetByText("\"November study\" is closed.")).ToBeVisibleAsync();
    }

    private static async Task ListAsync(IPage lead, IPage reviewer)
    {
        await lead.GetByRole(AriaRole.Link, new() { Name = "Review", Exact = true }).First.ClickAsync();
        await Assertions
            .Expect(lead.GetByRole(AriaRole.Region, new() { Name = "All studies" }))
            .ToContainTextAsync($"{Cases * 2} of {Cases * 2}");
        await CheckInBothThemesAsync(lead, "review-studies");
        var list = await reviewer.Context.NewPageAsync();
        await OpenAsync(list, "/review");
        await Assertions.Expect(list.GetByRole(AriaRole.Region, new() { Name = "My studies" })).ToContainTextAsync($"{Cases} of {Cases}");
        await CheckInBothThemesAsync(list, "review-mine");
        await list.CloseAsync();
    }

    // The open page of a reviewer updates; the address of the results is refused.
    private static async Task RefusedAsync(IPage page)
    {
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This study is closed" }))
            .ToBeVisibleAsync(new() { Timeout = 10_000 });
        var study = page.Url.Split('/')[^1];
        var results = await page.GotoAsync($"/review/studies/{study}");
        results!.Status.ShouldBe(404);
        var export = await page.APIRequest.GetAsync($"/review/studies/{study}/judgements.csv");
        export.Status.ShouldBe(404);
    }

    [GeneratedRegex("^Begin with November study$|^Continue with November study$", RegexOptions.None, 1_000)]
    private static partial Regex BeginOrGoOn();
}
