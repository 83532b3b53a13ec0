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

    [Parameter, EditorRequired]
    public required ImpactSubject Subject { get; set; }

    /// <summary>Raised once measured; null when it could not be.</summary>
    [Parameter]
    public EventCallback<ImpactStamp?> OnMeasured { get; set; }

    private string Summary =>
        (_view?.Report, _error) switch
        {
            (_, not null) => "",
            (null, _) => Texts.Measuring,
            ({ Decisions.Count: 0 }, _) => Texts.NoDecisions,
            ({ Changed: 0 } report, _) => Texts.NothingWouldChange.With(report.Decisions.Count),
            var (report, _) => Texts.WouldChange.With(report.Changed, report.Decisions.Count),
        };

    protected override async Task OnParametersSetAsync()
    {
        if (_asked == Subject)
        {
            return; // each render of the dialog sets parameters again
        }

        var asked = Subject;
        (_asked, _view, _error) = (asked, null, null);
        var result = await previewImpact.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (asked == Subject)
        {
            (_view, _error) = (result.Value, result.Error);
            await OnMeasured.InvokeAsync(_view is { } view ? ImpactStamp.From(view.Report) : null);
        }
    }

    private static string NameOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };
}
