using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using DecisionTexts = RecsConsole.Features.Decisions.Texts;
using ModelTexts = RecsConsole.Features.Models.Texts;
using TenantTexts = RecsConsole.Features.Tenants.Texts;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>
/// Opens dialogs, menus and drawers on a page before it is checked. Words of the page are those of the test's current language.
/// </summary>
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
        await ClickAsync(page, TenantTexts.ReviewAndPublish);
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
        // a file that another language sent already would be refused, because its draft waits
        var language = CultureInfo.CurrentUICulture.Name;
        FilePayload[] files =
        [
            new()
            {
                Name = $"sent-{language}.html",
                MimeType = "text/html",
                Buffer = Encoding.UTF8.GetBytes($"<h1>Sent as HTML, {language}</h1><p>Text.</p>"),
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
        await ClickAsync(page, ModelTexts.ProposePromotion);
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
        await page.GetByRole(AriaRole.Button, new() { Name = DecisionTexts.Replay, Exact = true }).ClickAsync();
        await page.Locator("aside .tag").First.WaitForAsync();
    }

    public static async Task RefusedAsync(IPage page)
    {
        await page.Locator("#email").FillAsync("nobody@test.example");
        await page.Locator("#password").FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=alert].refused").WaitForAsync();
    }
}
