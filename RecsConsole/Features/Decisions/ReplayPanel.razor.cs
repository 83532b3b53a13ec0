using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Decisions;

/// <summary>Has a decision computed again when asked, and says what came of it.</summary>
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
            ReplayVerdict.Identical => "Identical",
            ReplayVerdict.Differs => "Differs",
            ReplayVerdict.EngineMissing => "Engine missing",
            _ => "Erased",
        };

    private static string Explanation(ReplayView view) =>
        view.Outcome switch
        {
            ReplayVerdict.Identical =>
                $"Run again just now from the stored inputs: the same {view.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes.",
            ReplayVerdict.Differs => $"The first stage that comes out otherwise: {view.FirstDifference}.",
            ReplayVerdict.EngineMissing => $"Engine {view.Wanted} decided, and it is not kept here; engine {view.Engine} cannot tell.",
            _ => "The person it was about was erased, so its inputs can no longer be read.",
        };
}
