using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An admin runs a job, watches it, stops it and retries it; a supervisor can only watch.</summary>
public sealed class JobTests(DemoDesk desk) : Journey
{
    private const string Adele = "Adele Winter";
    private const string Sam = "Sam Reyes";

    [Fact]
    [Trait("Req", "R191")]
    [Trait("Req", "R57")]
    public async Task Job_is_run_watched_by_two_people_cancelled_and_tried_again()
    {
        var admin = await OpenAsync(Adele, ColorScheme.Light);
        var looker = await OpenAsync(Sam, ColorScheme.Light);
        var row = admin.Locator("tr[data-job='slow-count']");
        await Assertions.Expect(looker.Locator("tr[data-job='slow-count']")).ToContainTextAsync(CountingJob.Name);
        await Assertions.Expect(looker.Locator("main").GetByRole(AriaRole.Button, new() { NameString = "Run" })).ToHaveCountAsync(0);
        await Assertions.Expect(looker.Locator("main").GetByRole(AriaRole.Button, new() { NameString = "schedule" })).ToHaveCountAsync(0);

        await Button(admin, $"Run now: {CountingJob.Name}").ClickAsync();

        await WatchAsync(row);
        await WatchAsync(looker.Locator("tr[data-job='slow-count']"));
        await Button(admin, $"Cancel {CountingJob.Name}").ClickAsync();
        await Button(admin, "Cancel the run").ClickAsync();
        await Assertions.Expect(row.GetByText("Cancelled")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Locator("main p[role='status'].spoken").Last).ToContainTextAsync("cancelled");
        await TryAgainAsync(admin);
    }

    [Fact]
    public async Task Runs_that_were_cancelled_are_tried_again_together()
    {
        var page = await OpenAsync(Adele, ColorScheme.Light);
        var row = page.Locator("tr[data-job='slow-count']");
        var bar = row.GetByRole(AriaRole.Progressbar);
        await Button(page, $"Run now: {CountingJob.Name}").ClickAsync();
        await WatchAsync(row);
        await TickAsync(page, "Running");
        await Button(page, "Cancel 1 run").ClickAsync();
        await Button(page, "Cancel the run").ClickAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await TickAsync(page, "Cancelled");
        await CheckInBothThemesAsync(page, "jobs-picked");
        await Button(page, "Try 1 run again").ClickAsync();

        await Assertions.Expect(page.GetByText("1 run was requested again.")).ToBeVisibleAsync();
        await WatchAsync(row);
        await Button(page, $"Cancel {CountingJob.Name}").ClickAsync();
        await Button(page, "Cancel the run").ClickAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, "document-expiry", "Document expiry")]
    [InlineData(ColorScheme.Dark, "experience", "People's track records", Traits = ["Speed", "Slow"])] // another job, because the dialog keeps its typed input
    public async Task Jobs_run_and_schedule_are_accessible(ColorScheme scheme, string job, string title)
    {
        var page = await OpenAsync(Adele, scheme);
        var found = new List<string>();
        var row = page.Locator($"tr[data-job='{job}']");
        await Button(page, $"Run now: {title}").ClickAsync();
        await Assertions.Expect(row.GetByText("Done")).ToBeVisibleAsync();
        await OpenWithinTheWindowAsync(page, page.Locator("a[data-row]", new() { HasTextString = title }).First);
        await CheckAsync(page, "jobs with a run", found);

        await Button(page, $"Change the schedule of {title}").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Next:").WaitForAsync();
        await CheckAsync(page, "schedule", found);
        await page.GetByLabel("When", new() { Exact = true }).SelectOptionAsync("Expression");
        await page.GetByLabel("Expression: second").FillAsync("every day");
        await page.GetByText("This is not a cron expression").WaitForAsync();
        await CheckAsync(page, "wrong schedule", found);

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Schedule_is_chosen_in_words_and_given_back()
    {
        var page = await OpenAsync("Rupert Hale", ColorScheme.Light);
        var row = page.Locator("tr[data-job='change-pruning']");
        await Button(page, "Change the schedule of Clean up").ClickAsync();
        await page.GetByLabel("When", new() { Exact = true }).SelectOptionAsync("Weekly");
        await page.GetByLabel("Day", new() { Exact = true }).SelectOptionAsync("Saturday");
        await page.GetByLabel("Time in").FillAsync("05:10");
        await page.GetByRole(AriaRole.Dialog).GetByText("Every Saturday at 05:10").WaitForAsync();
        await Button(page, "Save the schedule").ClickAsync();
        await Assertions.Expect(row.GetByText("Every Saturday at 05:10")).ToBeVisibleAsync();

        await Button(page, "Change the schedule of Clean up").ClickAsync();
        await Button(page, "Use the default").ClickAsync();
        await Assertions.Expect(row.GetByText("Every day at 04:45")).ToBeVisibleAsync();
    }

    // The history is below the jobs: the run must not open at the top of the page, out of sight.
    private static async Task OpenWithinTheWindowAsync(IPage page, ILocator line)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await line.ScrollIntoViewIfNeededAsync();
        (await page.EvaluateAsync<int>("Math.round(document.querySelector('main').scrollTop)")).ShouldBeGreaterThan(0);

        await line.ClickAsync();

        await BothAreInSightAsync(page);

        // by its address, the page begins at the top
        await OpenAsync(page, new Uri(page.Url).PathAndQuery);
        await BothAreInSightAsync(page);
    }

    private static async Task BothAreInSightAsync(IPage page)
    {
        var run = page.GetByRole(AriaRole.Complementary, new() { NameString = "Run" });
        await run.GetByText("Log", new() { Exact = true }).WaitForAsync();
        await Assertions.Expect(run.GetByRole(AriaRole.Heading).First).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator("a[data-row][aria-current='true']")).ToBeInViewportAsync();
    }

    // Opens the run in the history, checks its log and runs the job again.
    private static async Task TryAgainAsync(IPage admin)
    {
        await admin.Locator("a[data-row]", new() { HasTextString = CountingJob.Name }).First.ClickAsync();
        var run = admin.GetByRole(AriaRole.Complementary, new() { NameString = "Run" });
        await Assertions.Expect(run.GetByText("Counting begins")).ToBeVisibleAsync();
        await Assertions.Expect(run.GetByText("Stopped by")).ToBeVisibleAsync();
        await run.GetByRole(AriaRole.Button, new() { NameString = "Try again" }).ClickAsync();
        await WatchAsync(run);
        await run.GetByRole(AriaRole.Button, new() { NameString = "Cancel the run" }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameString = "Cancel the run" }).ClickAsync();
        await Assertions.Expect(run.GetByText("Cancelled", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(run.GetByText("Repeats")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string name, ColorScheme scheme)
    {
        var page = await desk.SignInAsync(name, scheme);
        await OpenAsync(page, "/jobs");
        await page.Locator("tr[data-job]").First.WaitForAsync();
        return page;
    }

    // Finds the newest run of the history in that state; the history may update a little later than the list of jobs.
    private static Task TickAsync(IPage page, string status) =>
        page.GetByRole(AriaRole.Row)
            .Filter(new() { Has = page.Locator("a[data-row]", new() { HasTextString = CountingJob.Name }), HasTextString = status })
            .First.GetByRole(AriaRole.Checkbox)
            .CheckAsync();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });

    // The progress changes by itself, so its first text is not visible for long.
    private static async Task WatchAsync(ILocator within)
    {
        var bar = within.GetByRole(AriaRole.Progressbar);
        await Assertions.Expect(bar).Not.ToHaveAttributeAsync("aria-valuenow", "0");
        var first = await bar.GetAttributeAsync("aria-valuenow");
        await Assertions.Expect(bar).Not.ToHaveAttributeAsync("aria-valuenow", first!);
    }
}
