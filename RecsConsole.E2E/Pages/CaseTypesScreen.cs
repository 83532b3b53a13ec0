using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the case types.</summary>
public sealed class CaseTypesScreen(IPage page)
{
    /// <summary>Answers the three questions about the use, and adds the type that is filled in.</summary>
    public async Task AddAsync(string shownBy)
    {
        await page.GetByLabel("How often is a next step decided?").SelectOptionAsync("About once a day");
        await page.GetByLabel("What does a wrong step cost?").SelectOptionAsync("A few minutes");
        await page.GetByLabel("What shows whether a step helped?").FillAsync(shownBy);
        await page.GetByRole(AriaRole.Button, new() { NameString = "Add a case type" }).ClickAsync();
    }
}
