using System.Globalization;
using System.Resources;
using Microsoft.Playwright;
using RecsConsole.Platform.Web;
using Shouldly;

namespace RecsConsole.E2E;

/// <summary>English texts of the console that should not be on a page in another language.</summary>
internal static class EnglishTexts
{
    /// <summary>Those on a page. Only whole text nodes are compared, because the title of a case may contain an English word.</summary>
    public static async Task<IEnumerable<string>> OnAsync(IPage page, string language)
    {
        var shown = await page.EvaluateAsync<string[]>(
            """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              const isOfItsOwn = (element) => element.closest("body [lang]") !== null; // a document, or what a job said
              while (walker.nextNode()) {
                if (!isOfItsOwn(walker.currentNode.parentElement)) {
                  found.push(walker.currentNode.data.trim());
                }
              }
              for (const each of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
                if (!isOfItsOwn(each) && !each.matches("a[href*='run=']")) {
                  found.push(each.ariaLabel ?? "", each.getAttribute("placeholder") ?? "", each.title ?? "");
                }
              }
              return found;
            }
            """
        );

        return shown.Intersect(English(language), StringComparer.Ordinal);
    }

    // too long to be names, and different in the other language
    private static List<string> English(string language)
    {
        var assembly = typeof(ScreenLanguages).Assembly;
        var texts = assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith("Texts.resources", StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly))
            .SelectMany(room =>
                room.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
                    .Cast<System.Collections.DictionaryEntry>()
                    .Select(entry =>
                        (English: (string)entry.Value!, Other: room.GetString((string)entry.Key, ScreenLanguages.Of(language)))
                    )
            )
            .Where(text => text.English.Length >= 8 && !string.Equals(text.English, text.Other, StringComparison.Ordinal))
            .Select(text => text.English)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        texts.Count.ShouldBeGreaterThan(500);
        return texts;
    }
}
