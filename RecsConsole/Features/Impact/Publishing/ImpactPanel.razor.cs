using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact.Publishing;

/// <summary>Measures a draft on the latest decisions and shows what changes.</summary>
public sealed partial class ImpactPanel(PreviewImpact previewImpact, ActorProvider actors)
{
    private ImpactView? _view;
    private Error? _error;
    private ImpactSubject? _asked;
    private CancellationTokenSource? _stop;
    private bool _isWaiting;
    private bool _isDue;

    [Parameter, EditorRequired]
    public required ImpactSubject Subject { get; set; }

    /// <summary>Raised once measured; null when it could not be. Without a listener nothing is published and no report recorded.</summary>
    [Parameter]
    public EventCallback<ImpactStamp?> OnMeasured { get; set; }

    private bool IsMeasuring => _isDue || _stop is not null;

    private string Summary =>
        (_view?.Report, _error) switch
        {
            (_, not null) => "",
            (null, _) when !IsMeasuring => OnMeasured.HasDelegate ? Texts.Stopped : Texts.StoppedTrying,
            (null, _) => _isWaiting ? Texts.WaitingForTurn : Texts.Measuring,
            ({ Decisions.Count: 0 }, _) => Texts.NoDecisions,
            ({ Changed: 0 } report, _) => Texts.NothingWouldChange.With(report.Decisions.Count),
            var (report, _) => Texts.WouldChange.With(report.Changed, report.Decisions.Count),
        };

    // "none" alone would be read as no effect
    private string? AboutIt(ImpactReport report) =>
        (Subject.Kind, report.Concerned) switch
        {
            (ImpactKind.Document, 0) => Texts.DocumentFoundNowhere,
            (ImpactKind.Document, { } found) => Texts.DocumentFoundIn.With(found),
            (ImpactKind.Policy, 0) => Texts.PolicyConcernsNone,
            (ImpactKind.Policy, { } concerned) => Texts.PolicyConcerns.With(concerned),
            _ => null,
        };

    protected override void OnParametersSet()
    {
        if (_asked == Subject)
        {
            return; // each render of the dialog sets parameters again
        }

        _asked = Subject;
        _stop?.Cancel();
        _isDue = true;
    }

    // Reading holds the page up, so it begins when the dialog that says so is on the screen.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isDue)
        {
            _isDue = false;
            await MeasureAsync();
            StateHasChanged();
        }
    }

    private async Task MeasureAsync()
    {
        var asked = Subject;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Disposed);
        (_stop, _view, _error, _isWaiting) = (stop, null, null, false);
        var result = await TryAsync(asked, stop);
        if (_stop != stop || _isDue)
        {
            return; // another draft is measured meanwhile, or next
        }

        (_stop, _view, _error) = (null, result?.Value, result?.Error);
        await OnMeasured.InvokeAsync(_view is { } view ? ImpactStamp.From(view.Report) : null);
    }

    // null when the reader stopped it
    private async Task<Result<ImpactView>?> TryAsync(ImpactSubject asked, CancellationTokenSource stop)
    {
        try
        {
            return await previewImpact.RunAsync(await actors.GetAsync(stop.Token), asked, SayWaiting, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !Disposed.IsCancellationRequested)
        {
            return null;
        }
    }

    private void SayWaiting(bool isWaiting)
    {
        _isWaiting = isWaiting;
        StateHasChanged();
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    private static string NameOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };
}
