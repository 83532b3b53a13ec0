using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of the bell in the top bar, and of the panel under it.</summary>
public sealed partial class BellScreen(IPage page)
{
    /// <summary>The open panel.</summary>
    public ILocator Panel => page.GetByRole(AriaRole.Group, new() { Name = "Inbox", Exact = true });

    /// <summary>The bell while it shows a number of unread items.</summary>
    public ILocator With(int unread) =>
        page.GetByRole(AriaRole.Button, new() { Name = unread == 0 ? "Inbox, nothing unread" : $"Inbox, {unread} unread", Exact = true });

    public async Task<int> UnreadAsync()
    {
        var label = await page.GetByRole(AriaRole.Button, new() { NameRegex = SaysUnread() }).GetAttributeAsync("aria-label");
        return int.TryParse(label!.Split(' ')[1], CultureInfo.InvariantCulture, out var unread) ? unread : 0;
    }

    /// <summary>Opens the newest item with a title from the panel.</summary>
    public async Task OpenAsync(int unread, string title)
    {
        await With(unread).ClickAsync();
        await Panel.GetByRole(AriaRole.Link, new() { NameString = title }).First.ClickAsync();
    }

    [GeneratedRegex("^Inbox, .+ unread$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SaysUnread();
}
