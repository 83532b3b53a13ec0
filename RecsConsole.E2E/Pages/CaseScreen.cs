using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RecsConsole.E2E.Pages;

/// <summary>Page object of a case page.</summary>
public sealed partial class CaseScreen(IPage page)
{
    public IPage Page => page;

    public ILocator State => page.Locator(".casehead .tag").First;

    public ILocator Timeline => page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });

    public ILocator WhatNext => page.GetByRole(AriaRole.Region, new() { Name = "What next", Exact = true });

    public ILocator Drawer => page.GetByRole(AriaRole.Region, new() { NameString = "Evidence for" });

    /// <summary>The document open beside the case.</summary>
    public ILocator Reader => page.GetByRole(AriaRole.Region, new() { Name = "Document beside the case" });

    public ILocator Toast => page.Locator(".toast");

    public ILocator Dialog => page.Locator("dialog[open]");

    public ILocator CurrentCard => page.Locator("aside .card.cur");

    /// <summary>The case key in the address.</summary>
    public string Key => Uri.UnescapeDataString(new Uri(page.Url).Segments[^1]);

    /// <summary>Waits until the suggestions have loaded.</summary>
    public async Task<CaseScreen> ReadyAsync()
    {
        // Polls the address, because waiting for the navigation misses one that has already finished.
        await Assertions.Expect(page).ToHaveURLAsync(CaseAddress(), new() { Timeout = 15_000 });
        await WhatNext.Locator(".card, .excluded, .none").First.WaitForAsync();
        return this;
    }

    public ILocator Card(string title) => WhatNext.Locator(".card").Filter(new() { Has = TitleButton(title) });

    public ILocator TitleButton(string title) => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    /// <summary>Selects a card of What next.</summary>
    public async Task<ILocator> ChooseAsync(string title)
    {
        var card = Card(title);
        if (await card.Locator(".body").CountAsync() == 0)
        {
            await card.Locator(".title").ClickAsync();
        }

        await card.Locator(".body").WaitForAsync();
        return card;
    }

    /// <summary>Dismisses a card, with a note: a step that a policy requires is not dismissed without.</summary>
    public async Task DismissAsync(string title, string reason)
    {
        var card = await ChooseAsync(title);
        await card.GetByRole(AriaRole.Button, new() { Name = "Not this" }).ClickAsync();
        await page.Locator("#reason-note").FillAsync("Checked with the customer.");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = reason }).ClickAsync();
    }

    [GeneratedRegex("/cases/[^/]+$", RegexOptions.None, 1_000)]
    private static partial Regex CaseAddress();
}
