using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Decisions;

/// <summary>Recomputes a decision on request, and shows the result.</summary>
public sealed partial class ReplayPanel(ReplayDecision replayDecision, ActorProvider actors)
{
    private ReplayView? _view;
    private Error? _error;
    private bool _isRunning;

    [Parameter, EditorRequired]
    public required Guid DecisionId { get; set; }

    private async Task RunAsync()
    {
        var asked = DecisionId;
        _isRunning = true;
        var actor = await actors.GetAsync(Disposed);
        var result = await replayDecision.RunAsync(actor, asked, Disposed);
        if (asked == DecisionId)
        {
            (_view, _error, _isRunning) = (result.Value, result.Error, false);
        }
    }

    private static TagTone Tone(ReplayView view) =>
        view.Outcome switch
        {
            ReplayVerdict.Identical => TagTone.Done,
            ReplayVerdict.Differs => TagTone.Late,
            _ => TagTone.Plain,
        };

    private static string Word(ReplayView view) =>
        view.Outcome switch
        {
            ReplayVerdict.Identical => Texts.Identical,
            ReplayVerdict.Differs => Texts.Differs,
            ReplayVerdict.EngineMissing => Texts.EngineMissing,
            _ => Texts.Erased,
        };

    private static string Explanation(ReplayView view) =>
        view.Outcome switch
        {
            ReplayVerdict.Identical => Texts.ReplaySame.With(view.Bytes.ToString("N0", CultureInfo.CurrentCulture)),
            ReplayVerdict.Differs => Texts.ReplayFirstDifference.With(view.FirstDifference),
            ReplayVerdict.EngineMissing => Texts.ReplayOtherEngine.With(view.Wanted, view.Engine),
            _ => Texts.ReplayErased,
        };
}
