using System.Text;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the import of a file of cases.</summary>
public sealed class ImportScreen(IPage page)
{
    // a file is read whole before its import is offered, and once more by the job
    private const float MaxWait = 60_000;

    /// <summary>Uploads a log, chooses the columns that are not guessed, and imports it.</summary>
    /// <param name="columns">Column by the label of what it is.</param>
    public async Task BringAsync(string text, IReadOnlyDictionary<string, string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "incidents.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
        await Assertions.Expect(page.GetByLabel("Time of the step")).ToHaveValueAsync("sys_updated_at", new() { Timeout = MaxWait });
        foreach (var (what, column) in columns)
        {
            var choice = page.GetByLabel(what, new() { Exact = true });
            await choice.SelectOptionAsync(column);
            await Assertions.Expect(choice).ToHaveValueAsync(column);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync(new() { Timeout = MaxWait });
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was imported" }))
            .ToBeVisibleAsync(new() { Timeout = MaxWait });
    }
}
