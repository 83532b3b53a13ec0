using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Recommendations.Missing;

/// <summary>Names the missing field that would change the suggestions most; on demand, because it takes many recommendations.</summary>
public sealed partial class MissingInformation(AskWhatIsMissing askWhatIsMissing, ActorProvider actors)
{
    private MissingView? _view;
    private Error? _error;
    private MissingProgress? _progress;
    private CancellationTokenSource? _stop;
    private (Guid CaseId, Guid? DecisionId) _about;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The decision on screen: what was found about an earlier one is no longer shown.</summary>
    [Parameter, EditorRequired]
    public required Guid? DecisionId { get; set; }

    private string? Status =>
        _error is not null ? null
        : _stop is not null ? Texts.TryingValues
        : _view is null ? Texts.MissingHelp
        : MissingLabels.AdviceOf(_view);

    protected override void OnParametersSet()
    {
        if (_about == (CaseId, DecisionId))
        {
            return;
        }

        _about = (CaseId, DecisionId);
        Stop();
        (_view, _error) = (null, null);
    }

    private async Task AskAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Disposed);
        (_stop, _progress, _view, _error) = (stop, null, null, null);
        try
        {
            var (actor, request, token) = (await actors.GetAsync(Disposed), new AskWhatIsMissingRequest(CaseId, DecisionId), stop.Token);
            var progress = new Progress(tried => Show(stop, tried));
            // off the circuit, so that progress is rendered and the user can cancel
            var result = await Task.Run(() => askWhatIsMissing.RunAsync(actor, request, progress, token), token);
            if (_stop == stop)
            {
                (_view, _error) = (result.Value, result.Error);
            }
        }
        catch (OperationCanceledException) when (!Disposed.IsCancellationRequested)
        {
            // the reader stopped it, or other suggestions are on the screen: the button is there again
        }
        finally
        {
            _stop = _stop == stop ? null : _stop;
        }
    }

    private void Stop()
    {
        var stopped = _stop;
        _stop = null;
        stopped?.Cancel();
    }

    private void Show(CancellationTokenSource asked, MissingProgress tried) =>
        _ = InvokeAsync(() =>
        {
            if (_stop == asked)
            {
                _progress = tried;
                StateHasChanged();
            }
        });

    private sealed class Progress(Action<MissingProgress> report) : IProgress<MissingProgress>
    {
        public void Report(MissingProgress value) => report(value);
    }
}
