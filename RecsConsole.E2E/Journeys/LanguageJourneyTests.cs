using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// A person works in German: every page is in German, also after a new sign-in. No other test signs in as this person. EveryPageTests opens
/// all pages in both languages.
/// </summary>
public sealed class LanguageJourneyTests(DemoDesk desk) : Journey
{
    private const string Lena = "Lena Brandt";

    private static readonly string[] s_desk = ["/", "/?scope=team", "/search?q=certificate", "/inbox", "/approvals", "/settings"];

    private static readonly string[] s_administration =
    [
        "/admin/actions",
        "/admin/documents",
        "/admin/documents/reports",
        "/admin/people",
        "/admin/playbooks",
        "/admin/privacy",
        "/admin/rights",
        "/admin/tenant",
        "/admin/tenant/learning",
        "/audit",
        "/audit/alerts",
        "/insights",
        "/jobs",
        "/models",
    ];

    [Fact]
    public async Task Person_works_in_German_and_comes_back_to_it()
    {
        var page = await desk.SignInAsync(Lena);
        try
        {
            await ChooseAsync(page, "Deutsch");
            await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Gespeichert" })).ToBeVisibleAsync();
            await ExpectGermanAsync(page, "settings");
            await CheckInBothThemesAsync(page, "settings-de");

            await OpenAsync(page, "/?scope=team");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nächster Schritt");
            await ExpectGermanAsync(page, "queue");
            await ExpectFitsAsync(page, "queue");

            await page.SetViewportSizeAsync(1366, 860);
            await OpenAsync(page, await page.Locator("main a[href^='/cases/']").First.GetAttributeAsync("href") ?? "");
            await Assertions
                .Expect(page.GetByRole(AriaRole.Region, new() { Name = "Wie weiter" }).Locator(".card, .none").First)
                .ToBeVisibleAsync();
            await ExpectGermanAsync(page, "case");
            await ExpectFitsAsync(page, "case");
            await CheckInBothThemesAsync(page, "case-de");

            // The sign-in page keeps the language of the last person.
            await page.Context.ClearCookiesAsync(new() { Name = "recs-session" });
            await page.GotoAsync("/login");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
            await ExpectGermanAsync(page, "sign-in");

            var elsewhere = await desk.SignInAsync(Lena);
            await Assertions.Expect(elsewhere.Locator("html")).ToHaveAttributeAsync("lang", "de");
        }
        finally
        {
            var last = await desk.SignInAsync(Lena);
            await ChooseAsync(last, "English");
            await Assertions.Expect(last.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        }
    }

    /// <summary>Sets the language only through the browser, because other journeys share these people's settings.</summary>
    [Theory]
    [Trait("Req", "R200")]
    [InlineData("de-DE", "de", "ähnlichen")]
    [InlineData("pl-PL", "pl", "podobn", Traits = ["Speed", "Slow"])]
    public async Task Every_page_and_its_explanations_are_there_in_a_second_language_and_accessible(
        string locale,
        string language,
        string word
    )
    {
        var found = new List<string>();
        var page = await desk.SignInAsync(DemoDesk.Ana, locale: locale);
        foreach (var address in s_desk)
        {
            await CheckTextsAsync(page, address, language, found);
        }

        await OpenAsync(page, "/");
        await OpenAsync(page, await page.Locator("main a[href^='/cases/']").First.GetAttributeAsync("href") ?? "");
        // for example "46 ähnlichen gelösten Fällen"
        await Assertions.Expect(page.Locator("main").GetByText(word).First).ToBeVisibleAsync();
        await CheckTextsAsync(page, new Uri(page.Url).PathAndQuery, language, found);

        var admin = await desk.SignInAsync("Adele Winter", locale: locale);
        foreach (var address in s_administration)
        {
            await CheckTextsAsync(admin, address, language, found);
        }

        found.ShouldBeEmpty();
    }

    private static async Task CheckTextsAsync(IPage page, string address, string language, List<string> found)
    {
        await OpenAsync(page, address);
        await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        found.AddRange((await EnglishTexts.OnAsync(page, language)).Select(text => $"{address} in {language}: {text}"));
        await CheckAsync(page, $"{address} in {language}", found);
    }

    private static async Task ChooseAsync(IPage page, string language)
    {
        await OpenAsync(page, "/settings");
        await page.GetByRole(AriaRole.Radio, new() { Name = language, Exact = true }).CheckAsync();
        await page.WaitForURLAsync("**/settings?said=language", new() { WaitUntil = WaitUntilState.Commit });
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    private static async Task ExpectGermanAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
        (await EnglishTexts.OnAsync(page, "de")).ShouldBeEmpty(name);
    }

    private static async Task ExpectFitsAsync(IPage page, string name)
    {
        foreach (var width in new[] { 390, 1366 })
        {
            await page.SetViewportSizeAsync(width, 860);
            var over = await page.EvaluateAsync<int>(
                "() => { const main = document.querySelector('main');"
                    + " return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth); }"
            );
            over.ShouldBeLessThanOrEqualTo(0, $"{name} at {width}");
        }
    }
}
