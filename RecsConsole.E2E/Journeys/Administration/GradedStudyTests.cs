using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// A study of single lists from creation to results: a lead gives one list known grades, three reviewers grade by key and are told them.
/// </summary>
public sealed class GradedStudyTests(DemoDesk desk) : Journey
{
    private const string Study = "Are the suggestions relevant";
    private const int Cases = 6;
    private static readonly string[] s_reviewers = ["Rita Moreno", "Felix Arnold", "Marta Weiss"];

    [Fact]
    public async Task Lists_are_graded_by_three_with_feedback_on_the_known_one_and_the_lead_reads_agreement_and_checks()
    {
        var lead = await desk.SignInAsync("Laura Stein");
        var study = new StudyScreen(lead);
        await study.OpenNewAsync();
        await study.GradeOneSystemAsync();
        await study.CreateAsync(Study, Cases, overlapPercent: 100, s_reviewers);
        var results = lead.Url;
        var known = await GiveKnownGradesAsync(lead, study);

        var told = 0;
        foreach (var reviewer in s_reviewers)
        {
            told += await GradeAsync(reviewer, known);
        }

        told.ShouldBeGreaterThan(0);
        await OpenAsync(lead, new Uri(results).PathAndQuery);
        await ReadResultsAsync(lead, told);
        await study.CloseAsync(Study);
    }

    // by key: only the first suggestion is useful
    private static async Task<Guid> GiveKnownGradesAsync(IPage page, StudyScreen study)
    {
        await study.OpenFirstKnownAnswerAsync();
        var groups = page.GetByRole(AriaRole.Group, new() { Name = "Grade of" });
        await groups.First.WaitForAsync();
        var suggestions = await groups.CountAsync();
        await PressGradesAsync(page, suggestions, place => place == 1 ? "3" : "0");
        await Assertions.Expect(page.GetByText($"{suggestions} of {suggestions} graded")).ToBeVisibleAsync();
        await page.GetByLabel("Why it is right").FillAsync("Only the first one brings the case on.");
        await CheckInBothThemesAsync(page, "review-known-grades");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the known grades" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your decision is saved.")).ToBeVisibleAsync();
        return Guid.Parse(page.Url.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    // Returns how often the reviewer was told known grades.
    private async Task<int> GradeAsync(string reviewer, Guid known)
    {
        var lists = await ReviewDesk.ListsAsync(desk.Services, Study, reviewer);
        var told = 0;
        var page = await desk.SignInAsync(reviewer);
        await OpenAsync(page, "/review");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Begin with {Study}" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Suggestions", Exact = true }).WaitForAsync();
        for (var at = 0; at < lists.Count; at++)
        {
            await PressGradesAsync(page, lists[at].Suggestions, place => place == 1 ? "2" : "1");
            await page.Keyboard.PressAsync("Enter");
            await Assertions
                .Expect(page.GetByText(new Regex($"^{at + 1} of {lists.Count}(,|$)", RegexOptions.None, TimeSpan.FromSeconds(1))))
                .ToBeVisibleAsync();
            if (lists[at].Case == known && lists[at].IsAsTheLeadSees)
            {
                told++;
                await Assertions.Expect(page.GetByText("and you told the useful suggestions from the others.")).ToBeVisibleAsync();
                await Assertions.Expect(page.GetByText("Perfect (your grade: Good)")).ToBeVisibleAsync();
            }
        }

        await page.CloseAsync();
        return told;
    }

    private static async Task PressGradesAsync(IPage page, int suggestions, Func<int, string> keyOf)
    {
        for (var place = 1; place <= suggestions; place++)
        {
            await page.Keyboard.PressAsync(keyOf(place));
        }
    }

    private static async Task ReadResultsAsync(IPage page, int told)
    {
        await Assertions.Expect(Region(page, "Relevance")).ToContainTextAsync("Mean nDCG");
        await Assertions.Expect(Region(page, "Agreement")).ToContainTextAsync("Alpha");
        await Assertions.Expect(Region(page, "Known answers")).ToContainTextAsync("Grades in the order of the list: 3");
        await Assertions.Expect(Region(page, "Known answers")).ToContainTextAsync($"{told} of {told}");
        await Assertions.Expect(Region(page, "Speed and severity")).ToContainTextAsync("Graded higher than others");
        await CheckInBothThemesAsync(page, "review-grades");
    }

    private static ILocator Region(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
