using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Speed;

/// <summary>
/// How long an administrator waits in the pages of large catalogs, from the click or Enter until the rows or the item are there. It prints a
/// table and fails only where a page does not come: a time belongs to a machine (docs/benchmarks.md, "Large catalogs").
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CatalogPagesTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    // what a site does after its start is not what is measured
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(30);

    // Playwright looks again for what it waits for after 20, 50, 100, 100 and then each 500 ms, which would be part of the time.
    private const string NoteWhenShown = """
        shown => {
            const timed = (window.timed = {});
            for (const gesture of ["click", "keydown"]) {
                addEventListener(gesture, () => (timed.begin ??= performance.now()), { capture: true, once: true });
            }
            new MutationObserver((_, observer) => {
                if (timed.begin !== undefined && document.querySelector(shown)) {
                    timed.end = performance.now();
                    observer.disconnect();
                }
            }).observe(document, { subtree: true, childList: true, attributes: true });
        }
        """;

    private static readonly MeasuredCatalog[] s_catalogs =
    [
        new("actions", "action", 2_000, "main header.head"),
        new("documents", "document", Number("RECS_BENCH_DOCUMENTS", 100_000), "main .columns section.sec"),
        new("people", "person", 5_000, "#person-form"),
        new("policies", "policy", 500, "main header.head"),
    ];

    [Fact]
    public async Task Lists_searches_and_items_of_large_catalogs_are_timed()
    {
        using var folder = new TemporaryFolder();
        var (email, password) = await MakeAsync(folder.In("catalogs"));
        await using var site = new BrowserFixture(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DataFolder"] = folder.In("catalogs"),
                ["ConnectionStrings:Recs"] = SqliteTemplate.ConnectionString(Path.Combine(folder.In("catalogs"), "recs.db")),
                ["Jobs:Enabled"] = "true",
            }
        );
        await site.InitializeAsync();
        await Task.Delay(s_settled, TestContext.Current.CancellationToken);
        await using var window = await site.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Task.Delay(s_settled / 2, TestContext.Current.CancellationToken); // the queue works out its next steps

        foreach (var catalog in s_catalogs)
        {
            await MeasureAsync(page, catalog);
        }
    }

    private static async Task<(string Email, string Password)> MakeAsync(string folder)
    {
        var documents = s_catalogs[1].Size.ToString(CultureInfo.InvariantCulture);
        string[] command = ["bench", "catalogs", "--keep", folder, "--documents", documents, "--requests", "1", "--json"];
        var made = await CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), command);
        made.ExitCode.ShouldBe(0, made.Error);
        using var json = JsonDocument.Parse(made.Output);
        var site = json.RootElement.GetProperty("site");
        return (site.GetProperty("email").GetString()!, site.GetProperty("password").GetString()!);
    }

    private async Task MeasureAsync(IPage page, MeasuredCatalog catalog)
    {
        List<double> listed = [];
        List<double> found = [];
        List<double> opened = [];
        for (var round = 0; round < Rounds; round++)
        {
            var key = catalog.KeyOf(round);
            var row = $"main a[data-row=\"{key}\"]";
            var search = page.Locator("main input[type=search]");
            var first = $"main [data-row^=\"{catalog.Item}-\"]";
            listed.Add(await TimeAsync(page, first, () => page.Locator($"nav.rail a[href=\"/admin/{catalog.Name}\"]").ClickAsync()));
            await search.FillAsync(key);
            found.Add(await TimeAsync(page, row, () => search.PressAsync("Enter")));
            await page.HasAddressAsync("q=");
            opened.Add(await TimeAsync(page, catalog.Shown, () => page.Locator(row).ClickAsync()));
            await page.HasAddressAsync(key + "$");
        }

        Print(catalog.Name, "list", listed);
        Print(catalog.Name, "search", found);
        Print(catalog.Name, "open", opened);
    }

    // from the gesture until what is waited for is in the page, by the page's own clock
    private static async Task<double> TimeAsync(IPage page, string shown, Func<Task> gesture)
    {
        await page.EvaluateAsync(NoteWhenShown, shown);
        await gesture();
        await page.Locator(shown).First.WaitForAsync();
        return await page.EvaluateAsync<double>("() => window.timed.end - window.timed.begin");
    }

    private void Print(string catalog, string what, List<double> times)
    {
        var sorted = times.Order().ToList();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{catalog, -10} {what, -7} first {times[0]:0} ms, median {sorted[Rounds / 2]:0} ms, slowest {sorted[^1]:0} ms"
            )
        );
    }

    private static int Number(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : standard;

    /// <param name="Item">How the keys of its items begin.</param>
    /// <param name="Shown">What is in the page once an item is shown.</param>
    private sealed record MeasuredCatalog(string Name, string Item, int Size, string Shown)
    {
        // from the upper half, so that few keys contain it, and spread
        public string KeyOf(int round) =>
            string.Create(CultureInfo.InvariantCulture, $"{Item}-{(Size / 2) + ((60 + (round * 7919)) % (Size / 2))}");
    }
}
