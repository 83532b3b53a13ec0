using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Deadline;

/// <summary>Explains the deadline of a case in a dialog; made once somebody asks.</summary>
public sealed partial class DeadlineWhy(ReadDeadline readDeadline, ActorProvider actors)
{
    private Modal? _dialog;
    private DeadlineReason? _reason;
    private Error? _error;
    private bool _isRead;

    [Parameter, EditorRequired]
    public required string CaseKey { get; set; }

    protected override Task OnInitializedAsync() => OpenAsync();

    /// <summary>Reads the reason again and shows it.</summary>
    public async Task OpenAsync()
    {
        var dialog = _dialog; // null the first time: it opens with its first rendering
        var actor = await actors.GetAsync(Disposed);
        var result = await readDeadline.RunAsync(actor, CaseKey, Disposed);
        (_reason, _error) = (result.Value, result.Error);
        _isRead = true;
        StateHasChanged();
        await (dialog?.OpenAsync() ?? Task.CompletedTask);
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
