using System.Globalization;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of a lead's study: its form, and the page of its results.</summary>
public sealed class StudyScreen(IPage page)
{
    private ILocator KnownAnswers => page.Locator("summary", new() { HasTextString = "Set a known answer" });

    public async Task OpenNewAsync()
    {
        await page.GotoAsync("/review/studies/new");
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    /// <summary>Chooses the system that is compared with the live one.</summary>
    public Task CompareWithAsync(string system) => page.GetByLabel("System B").SelectOptionAsync(new SelectOptionValue { Label = system });

    /// <summary>Chooses single lists of one system instead of pairs.</summary>
    public async Task GradeOneSystemAsync()
    {
        await page.GetByLabel("Grade each suggestion of one system").CheckAsync();
        await Assertions.Expect(page.GetByLabel("System B")).ToHaveCountAsync(0);
    }

    /// <summary>Fills in the rest of the form, creates the study and goes to its results.</summary>
    public async Task CreateAsync(string name, int cases, int overlapPercent, IEnumerable<string> reviewers)
    {
        ArgumentNullException.ThrowIfNull(reviewers);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Number of cases").FillAsync(cases.ToString(CultureInfo.InvariantCulture));
        await page.GetByLabel("Overlap in percent").FillAsync(overlapPercent.ToString(CultureInfo.InvariantCulture));
        foreach (var reviewer in reviewers)
        {
            await page.GetByLabel(reviewer).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Create study" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Follow its progress" }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(KnownAnswers).ToBeVisibleAsync();
    }

    /// <summary>Opens the first case that nobody has judged yet, to give its known answer.</summary>
    public async Task OpenFirstKnownAnswerAsync()
    {
        await KnownAnswers.ClickAsync();
        await page.Locator("details[open] li a").First.ClickAsync();
    }

    /// <summary>Closes the study on the page of its results.</summary>
    public async Task CloseAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close the study" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"\"{name}\" is closed.")).ToBeVisibleAsync();
    }
}
