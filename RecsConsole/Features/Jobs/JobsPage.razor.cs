using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>Background jobs: what there is, what goes on, what came of it. It follows runs while they go on.</summary>
public sealed partial class JobsPage(JobOperations operations, JobCommands commands, NavigationManager navigation)
{
    private RunFilter _filter = new();
    private RunFilter? _read;
    private Result<JobBoard>? _board;
    private Result<RunList>? _list;
    private Result<RunView>? _open;
    private PageChanges? _changes;
    private ScheduleDialog? _schedule;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private string _question = "";
    private string? _news;

    [SupplyParameterFromQuery(Name = "job")]
    public string? JobText { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "run")]
    public string? RunText { get; set; }

    private int Running => _board?.Value?.Jobs.Count(job => job.Current is { Status: JobStates.Running }) ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        _filter = RunFilter.Parse(JobText, StatusText, PageText, RunText);
        if (_filter != _read)
        {
            _open = _read?.Run == _filter.Run ? _open : null;
            _read = _filter;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await operations.Actors.GetAsync(Disposed);
        _changes ??= JobChanges.Follow(operations.Changes, actor, FollowAsync);
        var board = await operations.Jobs.RunAsync(actor, Disposed);
        var list = board.IsOk ? await operations.Runs.RunAsync(actor, asked, Disposed) : null;
        var open = board.IsOk && asked.Run is { } id ? await operations.Run.RunAsync(actor, id, Disposed) : null;
        if (asked == _filter) // a slower answer for an address that was left meanwhile is dropped
        {
            (_board, _list, _open) = (board, list, open);
        }
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (Disposed.IsCancellationRequested)
            {
                return;
            }

            var before = _board?.Value?.Jobs ?? [];
            await ReadAsync();
            _news = JobNews.Of(before, _board?.Value?.Jobs ?? []) ?? _news;
            StateHasChanged();
        });

    private void Show(RunFilter filter) => navigation.NavigateTo(filter.Address);

    private async Task RunAsync(JobLine job)
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await commands.Request.RunAsync(actor, job.Key, Disposed);
        await TellAsync(result.Value?.Message, result.Error);
    }

    private async Task RetryAsync(RunLine run)
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await commands.Retry.RunAsync(actor, run.Id, Disposed);
        await TellAsync(result.Value?.Message, result.Error);
        if (result.IsOk)
        {
            Show(_filter with { Run = result.Value.RunId });
        }
    }

    private async Task CancelAsync(RunLine run)
    {
        _question = $"Cancel {run.Title}?";
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            var actor = await operations.Actors.GetAsync(Disposed);
            var result = await commands.Cancel.RunAsync(actor, run.Id, Disposed);
            await TellAsync(result.Value, result.Error);
        }
    }

    private async Task<Error?> SaveAsync(SaveScheduleRequest request)
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await commands.Schedule.RunAsync(actor, request, Disposed);
        await TellAsync(result.Value, null);
        return result.Error;
    }

    private async Task TellAsync(string? message, Error? error)
    {
        await ReadAsync();
        if ((error?.Message ?? message) is { } words)
        {
            _toast!.Show(words);
        }

        StateHasChanged();
    }
}
