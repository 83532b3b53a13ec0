using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Follows one run live, for pages of other features that request one.</summary>
public sealed partial class RunFollow(ReadRun readRun, CancelRun cancelRun)
{
    private RunView? _view;
    private Guid _readFor;
    private string? _wrong;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Job];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => RunId;

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor != RunId)
        {
            (_readFor, _view, _wrong) = (RunId, null, null);
            await ReadAsync();
        }
    }

    protected override Task OnChangedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var asked = RunId;
        var result = await readRun.RunAsync(await ActorAsync(), asked, Disposed);
        if (asked == RunId)
        {
            (_view, _wrong) = (result.Value, result.Error?.Message);
        }
    }

    private async Task CancelAsync()
    {
        var result = await cancelRun.RunAsync(await ActorAsync(), RunId, Disposed);
        _wrong = result.Error?.Message;
        await ReadAsync();
    }
}
