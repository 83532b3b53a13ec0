using Microsoft.Playwright;
using RecsConsole.Components.Layout;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>The pages of administration as an auditor opens them: all content, and no control that changes it.</summary>
internal static class AuditorPages
{
    public const string Person = "Otto Berg";
    private const string Notice = "You read here; changes are made by administrators.";
    private const string Refused = "You cannot open this page";

    // what only changes what the reader sees: filters, columns, own views, pages of a list, versions to compare
    private const string Reading =
        "[class*='rz-'], .tools, .foot, [role=search], nav, .sort, .fact, [aria-expanded], [aria-pressed], [popovertarget],"
        + " #version-left, #version-right, p.text > label";

    private const string Controls = """
        (reading) => {
          const nameOf = (each) => (each.getAttribute("aria-label") ?? each.labels?.[0]?.innerText ?? each.innerText ?? each.id).trim();
          const controls = [...document.querySelectorAll("main :is(button, input, select, textarea), header.top .acts button")]
            .filter((each) => each.checkVisibility() && !each.closest(reading))
            .filter((each) => each.tagName === "BUTTON" || !each.matches(":disabled"));
          const links = [...document.querySelectorAll("main a, header.top .acts a")]
            .filter((each) => /\/(new|edit)$/.test(each.getAttribute("href") ?? ""));
          return [...controls, ...links].map(nameOf);
        }
        """;

    private static readonly HashSet<string> s_reading = new(StringComparer.Ordinal)
    {
        "Check again",
        "Try again",
        "Show revoked and expired",
        "Given up only",
    };

    /// <summary>Every page of administration that shows what there is.</summary>
    public static IEnumerable<PageStop> Shown => All.Where(stop => !IsForm(stop));

    /// <summary>The forms of something new and the editors of drafts.</summary>
    public static IEnumerable<PageStop> Forms => All.Where(IsForm);

    private static IEnumerable<PageStop> All =>
        PageStops.All.Where(stop => stop.Route is { } route && AdministrationReading.Has(route)).DistinctBy(stop => stop.Route);

    public static async Task CheckAsync(IPage page, PageStop stop, DemoKeys keys, List<string> found)
    {
        try
        {
            await page.GotoAsync(stop.AddressOf(keys));
            await page.Locator("main .page").First.WaitForAsync();
            await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
            var isRefused = await page.GetByText(Refused).CountAsync() > 0;
            if (!IsForm(stop) && (isRefused || await page.GetByText(Notice).CountAsync() == 0))
            {
                found.Add($"{stop.Name} is {(isRefused ? "refused" : "open without the notice")}");
            }

            var controls = await page.EvaluateAsync<string[]>(Controls, Reading);
            found.AddRange(controls.Where(name => !s_reading.Contains(name)).Select(name => $"{stop.Name} has '{name}'"));
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            found.Add($"{stop.Name} does not open: {exception.Message.Split('\n')[0]}");
        }
    }

    private static bool IsForm(PageStop stop) =>
        stop.Route!.EndsWith("/new", StringComparison.Ordinal) || stop.Route.EndsWith("/edit", StringComparison.Ordinal);
}
