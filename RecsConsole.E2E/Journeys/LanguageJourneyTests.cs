using System.Globalization;
using System.Resources;
using Microsoft.Playwright;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Somebody works in German: every page speaks it, and still does when they sign in anew. Nobody else signs in as this person.</summary>
public sealed class LanguageJourneyTests(DemoDesk desk) : Journey
{
    private const string Lena = "Lena Brandt";

    private static readonly string[] s_rooms =
    [
        "Components.SharedTexts",
        "Casework.CaseworkTexts",
        "Recommender.RecommenderTexts",
        "Features.Cases.Texts",
        "Features.Conversation.Texts",
        "Features.Recommendations.Texts",
        "Features.Settings.Texts",
    ];

    [Fact]
    [Trait("Req", "R200")]
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

            // the sign-in page keeps the language of who was here last
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

    private static async Task ChooseAsync(IPage page, string language)
    {
        await OpenAsync(page, "/settings");
        await page.GetByRole(AriaRole.Radio, new() { Name = language, Exact = true }).CheckAsync();
        await page.WaitForURLAsync("**/settings?said=language");
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    // whole pieces of text only: a title of a case may hold an English word
    private static async Task ExpectGermanAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
        var shown = await page.EvaluateAsync<string[]>(
            """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                found.push(walker.currentNode.data.trim());
              }
              document.querySelectorAll("[aria-label], [placeholder], [title]").forEach((each) =>
                found.push(each.ariaLabel ?? "", each.getAttribute("placeholder") ?? "", each.title ?? ""));
              return found;
            }
            """
        );

        shown.Intersect(English(), StringComparer.Ordinal).ShouldBeEmpty(name);
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

    /// <summary>Texts of the desk that are long enough to be no name, and are different in German.</summary>
    private static List<string> English()
    {
        var texts = s_rooms
            .Select(room => new ResourceManager($"RecsConsole.{room}", typeof(ScreenLanguages).Assembly))
            .SelectMany(room =>
                room.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
                    .Cast<System.Collections.DictionaryEntry>()
                    .Select(entry => (English: (string)entry.Value!, German: room.GetString((string)entry.Key, ScreenLanguages.Of("de"))))
            )
            .Where(text => text.English.Length >= 8 && !string.Equals(text.English, text.German, StringComparison.Ordinal))
            .Select(text => text.English)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        texts.Count.ShouldBeGreaterThan(500);
        return texts;
    }
}
