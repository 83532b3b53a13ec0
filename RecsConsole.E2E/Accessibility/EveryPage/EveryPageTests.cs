using System.Globalization;
using Microsoft.Playwright;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>axe, with best practices, finds nothing on any page at any width in either theme, and no page scrolls sideways.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class EveryPageTests(EveryPageDesk desk) : EveryWidthJourney, IClassFixture<EveryPageDesk>
{
    public static TheoryData<string> People => [.. PageStops.People];

    public static TheoryData<string, string, string> PeopleByLanguage
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var person in PageStops.People)
            {
                data.Add(person, "de-DE", "de");
                data.Add(person, "pl-PL", "pl");
            }

            return data;
        }
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [MemberData(nameof(People))]
    public async Task Every_page_fits_and_is_accessible_at_every_width_in_both_themes(string person)
    {
        Speak(ScreenLanguages.Default);
        var page = await desk.SignInAsync(person);
        var found = new List<string>();
        foreach (var stop in PageStops.Of(person))
        {
            await page.SetViewportSizeAsync(UsualWidth, Height);
            if (await OpenAsync(page, stop, found))
            {
                await CheckEveryWidthAsync(page, stop.Name, found);
            }
        }

        found.ShouldBeEmpty();
    }

    /// <summary>With the dialogs, menus and drawers that open there.</summary>
    [Theory]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R200")]
    [MemberData(nameof(PeopleByLanguage))]
    public async Task Every_page_is_in_the_second_language(string person, string locale, string language)
    {
        Speak(language);
        var page = await desk.SignInAsync(person, locale);
        await page.SetViewportSizeAsync(UsualWidth, Height);
        var found = new List<string>();
        foreach (var stop in PageStops.Of(person))
        {
            // some of the others are ready with an English heading
            if (await OpenAsync(page, stop.Open is null ? stop with { Ready = "h1" } : stop, found))
            {
                await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
                found.AddRange((await EnglishTexts.OnAsync(page, language)).Select(text => $"{stop.Name} in {language}: {text}"));
            }
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Auditor_opens_every_page_of_administration_and_finds_nothing_that_changes_it()
    {
        var page = await desk.SignInAsync(AuditorPages.Person);
        var found = new List<string>();

        foreach (var stop in AuditorPages.Shown.Concat(AuditorPages.Forms))
        {
            await AuditorPages.CheckAsync(page, stop, desk.Keys, found);
        }

        found.ShouldBeEmpty();
    }

    // the steps on a page press buttons by their words
    private static void Speak(string language) => CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);

    // A page that does not load is recorded as a finding, and the remaining pages are still checked.
    private async Task<bool> OpenAsync(IPage page, PageStop stop, List<string> found)
    {
        try
        {
            await page.GotoAsync(stop.AddressOf(desk.Keys));
            await page.Locator(stop.Ready).First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
            if (stop is { Open: not null, Person: not null }) // without a signed-in person there is no circuit
            {
                await BrowserFixture.WaitForCircuitAsync(page);
            }

            await (stop.Open?.Invoke(page) ?? Task.CompletedTask);
            return true;
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            found.Add($"{stop.Name} does not open: {exception.Message.Split('\n')[0]}");
            return false;
        }
    }
}
