using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Progress and results of a study; it follows the judgements as they come.</summary>
public sealed partial class ResultsPage(ReadResults readResults, CloseStudy closeStudy, ActorProvider actors, ChangePoller changes)
{
    private StudyView? _view;
    private Error? _error;
    private string? _readFor;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;

    [Parameter]
    public required string Study { get; set; }

    private Guid StudyId => Guid.TryParse(Study, out var id) ? id : Guid.Empty;

    private string Consequence =>
        _view is { } view && view.Judged < view.Pairs
            ? $"{view.Pairs - view.Judged} of {view.Pairs} pairs are not judged yet and stay so. It cannot be opened again."
            : "Nothing in it can be judged any more. It cannot be opened again.";

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(_readFor, Study, StringComparison.Ordinal))
        {
            (_readFor, _view) = (Study, null);
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
        var actor = await actors.GetAsync(Disposed);
        _changes ??= ReviewChanges.Follow(changes, actor, () => InvokeAsync(FollowAsync));
        var result = await readResults.RunAsync(actor, StudyId, Disposed);
        (_view, _error) = (result.Value, result.Error); // what may no longer be read leaves the page
        _zone = TimeZones.Find(_view?.TimeZone);
    }

    private async Task FollowAsync()
    {
        if (!Disposed.IsCancellationRequested)
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    private async Task CloseAsync()
    {
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        var actor = await actors.GetAsync(Disposed);
        var result = await closeStudy.RunAsync(actor, new(StudyId), Disposed);
        await ReadAsync();
        _toast!.Show(result.Value ?? result.Error!.Message);
        StateHasChanged();
    }
}
