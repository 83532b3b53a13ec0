using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Lists;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Jobs;

/// <summary>Background jobs: all jobs, current runs, and results. It follows runs live.</summary>
public sealed partial class JobsPage(
    ListJobs listJobs,
    ListRuns listRuns,
    ReadRun readRun,
    RequestJob requestJob,
    RetryRun retryRun,
    CancelRun cancelRun
)
{
    private ScheduleDialog? _schedule;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private string _question = "";
    private string _verb = "";
    private string? _news;
    private IReadOnlyList<JobLine> _jobs = [];

    // permissions too: losing access to jobs removes the page
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    // limits reloads while a busy run reports its progress
    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(400);

    private int Running => View?.Board.Jobs.Count(job => job.Current is { Status: JobStatus.Running }) ?? 0;

    // while another run is loading, the previous one is not shown under its name
    private Result<RunView>? Open => View?.Run == Filter.Run ? View?.Open : null;

    protected override async Task<Result<JobsView>> ReadAsync(Actor actor, RunFilter question)
    {
        var board = await listJobs.RunAsync(actor, Disposed);
        if (!board.IsOk)
        {
            return board.Error;
        }

        var list = await listRuns.RunAsync(actor, question, Disposed);
        if (!list.IsOk)
        {
            return list.Error;
        }

        var open = question.Run is { } id ? await readRun.RunAsync(actor, id, Disposed) : null;
        return new JobsView(board.Value, list.Value, question.Run, open);
    }

    // after every read: a run started here may have ended before the notification arrives
    protected override Task OnReadAsync()
    {
        var jobs = View?.Board.Jobs ?? [];
        _news = JobNews.Of(_jobs, jobs) ?? _news;
        _jobs = jobs;
        return Task.CompletedTask;
    }

    private async Task<ListPart<RunLine>?> ReadPageAsync(int page) =>
        (await listRuns.RunAsync(await ActorAsync(), Filter with { Page = page }, Disposed)).Value?.Part;

    private async Task RunAsync(JobLine job)
    {
        var result = await requestJob.RunAsync(await ActorAsync(), job.Key, Disposed);
        await ShowMessageAsync(result.Value?.Message ?? result.Error!.Message);
    }

    private async Task RetryAsync(RunLine run)
    {
        var result = await retryRun.RunAsync(await ActorAsync(), run.Id, Disposed);
        await ShowMessageAsync(result.Value?.Message ?? result.Error!.Message);
        if (result.IsOk)
        {
            Show(Filter with { Run = result.Value.RunId });
        }
    }

    private async Task RetryAllAsync(IReadOnlyList<RunLine> runs)
    {
        var answers = new RunAnswers(runs.Count);
        foreach (var run in runs)
        {
            answers.Add((await retryRun.RunAsync(await ActorAsync(), run.Id, Disposed)).Error);
        }

        await ShowMessageAsync(answers.Words(Texts.RequestedAgain));
    }

    private async Task CancelAsync(RunLine run)
    {
        if (await AskAsync(Texts.Cancel.With(run.Title), Texts.CancelTheRun))
        {
            var result = await cancelRun.RunAsync(await ActorAsync(), run.Id, Disposed);
            await ShowMessageAsync(result.Value ?? result.Error!.Message);
        }
    }

    private async Task CancelAllAsync(IReadOnlyList<RunLine> runs)
    {
        if (runs is [var only])
        {
            await CancelAsync(only);
        }
        else if (await AskAsync(Texts.CancelRuns.With(runs.Count), Texts.CancelTheRuns))
        {
            var answers = new RunAnswers(runs.Count);
            foreach (var run in runs)
            {
                answers.Add((await cancelRun.RunAsync(await ActorAsync(), run.Id, Disposed)).Error);
            }

            await ShowMessageAsync(answers.Words(Texts.AskedToStop));
        }
    }

    private Task<bool> AskAsync(string question, string verb)
    {
        (_question, _verb) = (question, verb);
        StateHasChanged();
        return _confirm!.AskAsync();
    }

    private async Task ShowMessageAsync(string words)
    {
        await ReadAgainAsync();
        _toast!.Show(words);
        StateHasChanged();
    }
}
