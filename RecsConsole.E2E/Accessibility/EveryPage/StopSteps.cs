using Microsoft.Playwright;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>Opens dialogs, menus and drawers on a page before it is checked.</summary>
internal static class StopSteps
{
    public static Task ClickAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public static async Task PressAsync(IPage page, string key, string opened)
    {
        await page.Keyboard.PressAsync(key);
        await page.Locator(opened).First.WaitForAsync();
    }

    public static async Task ImpactAsync(IPage page)
    {
        await ClickAsync(page, "See the impact and publish");
        await page.Locator("dialog[open] table").First.WaitForAsync();
    }

    public static async Task EditDocumentAsync(IPage page)
    {
        await page.Locator("main .do button").First.ClickAsync();
        await page.Locator("#document-form textarea").First.WaitForAsync();
    }

    public static async Task ApproveAsync(IPage page)
    {
        await page.Locator("main .do button.act").First.ClickAsync();
        await page.Locator("dialog[open] button.act:enabled").WaitForAsync(); // once the impact is measured
    }

    public static async Task UploadAsync(IPage page)
    {
        FilePayload[] files =
        [
            new()
            {
                Name = "sent.html",
                MimeType = "text/html",
                Buffer = "<h1>Sent as HTML</h1><p>Text.</p>"u8.ToArray(),
            },
            new()
            {
                Name = "setup.exe",
                MimeType = "application/octet-stream",
                Buffer = "MZ"u8.ToArray(),
            },
        ];
        await page.Locator("main input[type=file]").SetInputFilesAsync(files);
        await page.Locator("main .results .wrong").WaitForAsync();
        await page.Locator("main .results a").WaitForAsync();
    }

    public static async Task EraseAsync(IPage page)
    {
        await page.Locator("main tbody button.danger").First.ClickAsync();
        await page.Locator("dialog[open] textarea").WaitForAsync();
    }

    public static async Task ProposeAsync(IPage page)
    {
        await ClickAsync(page, "Propose promotion");
        await page.Locator("dialog[open] textarea").WaitForAsync();
    }

    public static async Task PaletteAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("sign-in");
        await page.GetByRole(AriaRole.Option).Nth(2).WaitForAsync();
    }

    public static async Task OpenTeamAsync(IPage page)
    {
        await page.Locator("button[aria-expanded=false]").First.ClickAsync();
        await page.Locator("main li input").First.CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).WaitForAsync();
    }

    public static async Task ReplayAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.Locator("aside .tag").First.WaitForAsync();
    }

    public static async Task RefusedAsync(IPage page)
    {
        await page.GetByLabel("Email address").FillAsync("nobody@test.example");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "do not match" }).WaitForAsync();
    }
}
