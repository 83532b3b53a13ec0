using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Lists;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>What the tables show and offer, depending on the reader's rights.</summary>
public sealed class JobTableTests : BunitContext
{
    public JobTableTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    [Trait("Req", "R57")]
    public void Reader_without_the_right_to_run_gets_no_buttons() =>
        Table(mayRun: false, Run(JobStatus.Running)).FindAll("button").ShouldBeEmpty();

    [Fact]
    public void Running_job_offers_to_cancel_and_says_how_far_it_is()
    {
        var table = Table(mayRun: true, Run(JobStatus.Running));

        table.Find("[role=progressbar]").GetAttribute("aria-valuenow").ShouldBe("40");
        table.Markup.ShouldContain("Counting");
        table.FindAll("button").Select(button => button.TextContent).ShouldBe(["Cancel", "Schedule"]);
    }

    [Fact]
    public void Idle_job_offers_to_run()
    {
        var table = Table(mayRun: true, current: null);

        table.FindAll("button").Select(button => button.TextContent).ShouldBe(["Run now", "Schedule"]);
        table.Markup.ShouldContain("never ran");
    }

    [Fact]
    public void Job_with_a_fixed_schedule_offers_no_other()
    {
        var board = new JobBoard([Line(null, null) with { IsFixed = true }], MayRun: true, RunsHere: true, TimeZoneInfo.Utc);

        var table = Render<JobTable>(parameters => parameters.Add(each => each.Board, board));

        table.FindAll("button").Select(button => button.TextContent).ShouldBe(["Run now"]);
    }

    [Fact]
    public void History_without_runs_says_why_it_is_empty()
    {
        ComponentFactories.AddStub<ConsoleGrid<RunLine>>(grid => grid.Get(each => each.Empty)!);

        var history = Render<RunTable>(parameters =>
            parameters
                .Add(each => each.List, new([], 0, 1))
                .Add(each => each.Filter, new RunFilter { Status = JobStatus.Failed })
                .Add(each => each.Jobs, [])
        );

        history.Find("h3").TextContent.ShouldBe("No run matches");
    }

    [Fact]
    public async Task Heading_of_the_history_says_the_order_and_asks_for_another()
    {
        await using var world = await this.ServeGridsAsync();
        RunFilter? asked = null;
        var history = Render<RunTable>(parameters =>
            parameters
                .Add(each => each.List, new([Run(JobStatus.Done)], 1, 1))
                .Add(each => each.Filter, new RunFilter { Job = "test", Page = 2 })
                .Add(each => each.Jobs, [])
                .Add(each => each.OnChange, filter => asked = filter)
        );
        await history.WaitForElementAsync(".rz-data-row");

        await history.FindAll("th button.sort").Single(each => each.TextContent == "Duration").ClickAsync(new());

        asked!.Address.ShouldBe("/jobs?job=test&sort=took&desc=1");
        history.FindAll("th button.sort").ShouldContain(each => each.TextContent.EndsWith("sorted descending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_of_the_history_goes_to_the_address_beside_the_other_filters()
    {
        await using var world = await this.ServeGridsAsync();
        RunFilter? asked = null;
        var history = Render<RunTable>(parameters =>
            parameters
                .Add(each => each.List, new([Run(JobStatus.Done)], 1, 1))
                .Add(each => each.Filter, new RunFilter { Job = "test", Page = 2 })
                .Add(each => each.Jobs, [])
                .Add(each => each.OnChange, filter => asked = filter)
        );
        await history.WaitForElementAsync(".rz-data-row");

        await history.Find("input[aria-label='Search by job or requester']").ChangeAsync("ada");

        asked!.Address.ShouldBe("/jobs?q=ada&job=test");
    }

    [Fact]
    public void News_are_beginnings_and_ends_not_steps()
    {
        var idle = Line(null, null);
        var running = Line(Run(JobStatus.Running), null);
        var done = Line(null, Run(JobStatus.Done));

        JobNews.Of([idle], [running]).ShouldBe("Test is running.");
        JobNews.Of([running], [running]).ShouldBeNull();
        JobNews.Of([running], [done]).ShouldBe("Test: done. Counted.");
    }

    private IRenderedComponent<JobTable> Table(bool mayRun, RunLine? current) =>
        Render<JobTable>(parameters => parameters.Add(each => each.Board, new([Line(current, null)], mayRun, true, TimeZoneInfo.Utc)));

    private static JobLine Line(RunLine? current, RunLine? last) =>
        new("test", "Test", "Counts.", "Every hour", "0 0 * * * ?", true, false, 0, null, current, last);

    private static RunLine Run(JobStatus status) =>
        new(
            Guid.Parse("6b8f6e0c-5d7e-4f0e-9c39-6d3a5f7f1c11"),
            "test",
            "Test",
            status,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            status == JobStatus.Done ? DateTimeOffset.UnixEpoch : null,
            40,
            StoredText.Sentence("Counting"),
            1,
            status == JobStatus.Done ? StoredText.Sentence("Counted.") : null,
            null,
            null,
            null
        );
}
