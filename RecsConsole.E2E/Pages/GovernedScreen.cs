using System.Globalization;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of something that one person writes and another puts into force.</summary>
public sealed class GovernedScreen(IPage page)
{
    /// <summary>The author sends a version.</summary>
    public async Task SendAsync(int version)
    {
        await Button(version, "Send", " for review").ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(Words(version, "You wrote", ", so somebody else has to publish it.")).ToBeVisibleAsync();
    }

    /// <summary>The second person publishes it.</summary>
    public async Task PublishAsync(int version)
    {
        await Button(version, "Publish").ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(Words(version, "", " is published")).ToBeVisibleAsync();
    }

    /// <summary>The second person approves a document.</summary>
    public async Task ApproveAsync(int version)
    {
        await Button(version, "Approve").ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Approve now" }).ClickAsync();
        await Assertions.Expect(Words(version, "", " approved: in force.")).ToBeVisibleAsync();
    }

    private ILocator Button(int version, string verb, string rest = "") =>
        page.GetByRole(AriaRole.Button, new() { NameString = Text($"{verb} version {version}{rest}") });

    private ILocator Words(int version, string before, string after) => page.GetByText(Text($"{before} version {version}{after}").Trim());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
