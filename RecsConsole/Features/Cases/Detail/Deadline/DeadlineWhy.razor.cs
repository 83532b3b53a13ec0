using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Deadline;

/// <summary>A button beside the clock of a case that explains its deadline; loaded on demand.</summary>
public sealed partial class DeadlineWhy(ReadDeadline readDeadline, ActorProvider actors)
{
    private Modal? _dialog;
    private DeadlineReason? _reason;
    private Error? _error;
    private bool _isAsked;

    [Parameter, EditorRequired]
    public required string CaseKey { get; set; }

    private async Task OpenAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await readDeadline.RunAsync(actor, CaseKey, Disposed);
        (_reason, _error) = (result.Value, result.Error);
        _isAsked = true; // the first time, the dialog opens with its first rendering
        await (_dialog?.OpenAsync() ?? Task.CompletedTask);
    }

    private static string WhereFrom(DeadlineReason reason) =>
        (reason.IsTicketDue, reason.System) switch
        {
            (true, { } system) => Texts.DeadlineIsTicketDue.With(system),
            (true, null) => Texts.DeadlineIsTicketDueThere,
            (false, { } system) => Texts.DeadlineFromSystem.With(system),
            _ => Texts.DeadlineFromAnotherSystem,
        };

    private static string WhyNone(DeadlineReason? reason) =>
        reason switch
        {
            { IsEnded: true } => Texts.NoDeadlineOfTier,
            { IsOverOfLog: true } => Texts.NoDeadlineOfLog,
            _ => Texts.NoDeadlineBecause,
        };

    private static string CasesOf(Casework.ServiceLevels.ServiceLevel level)
    {
        var parts = new[] { level.Priority is { } priority ? CaseLabels.Priority(priority) : null, level.Tier };
        return string.Join(", ", parts.OfType<string>());
    }
}
