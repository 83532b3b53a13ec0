using Bunit;
using RecsConsole.Components.Lists;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>Operations on several runs and the message afterwards.</summary>
public sealed class RunStepsTests : BunitContext
{
    [Fact]
    public void Each_step_takes_the_runs_it_is_for()
    {
        IReadOnlyList<RunLine>? again = null;
        var picked = Pick(Run(JobStatus.Failed), Run(JobStatus.Cancelled), Run(JobStatus.Running), Run(JobStatus.Done));
        var steps = Render<RunSteps>(each => each.Add(step => step.Picked, picked).Add(step => step.OnRetry, runs => again = runs));

        steps.FindAll("button").Select(button => button.TextContent).ShouldBe(["Try 2 runs again", "Cancel 1 run"]);
        steps.Find("button").Click();

        again!.Select(run => run.Status).ShouldBe([JobStatus.Failed, JobStatus.Cancelled], ignoreOrder: true);
        picked.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Runs_that_ended_well_offer_no_step() =>
        Render<RunSteps>(each => each.Add(step => step.Picked, Pick(Run(JobStatus.Done)))).FindAll("button").ShouldBeEmpty();

    [Fact]
    public void Answer_counts_what_was_done_and_says_each_refusal_once()
    {
        var answers = new RunAnswers(3);
        answers.Add(null);
        answers.Add(Error.Conflict("It waits already."));
        answers.Add(Error.Conflict("It waits already."));

        answers.Words("requested again").ShouldBe("1 of 3 runs were requested again. It waits already.");
    }

    private static GridSelection<RunLine> Pick(params RunLine[] runs)
    {
        var picked = new GridSelection<RunLine>(run => run.Id);
        picked.ToggleAll(runs);
        return picked;
    }

    private static RunLine Run(JobStatus status) =>
        new(Guid.NewGuid(), "test", "Test", status, DateTimeOffset.UnixEpoch, null, null, 0, null, 1, null, null, null, null);
}
