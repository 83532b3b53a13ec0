using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Detail.Timelines;

/// <summary>One message, note or event of a history.</summary>
public sealed partial class StreamLine(TimeProvider clock, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required TimelineLine Line { get; set; }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The reader may write on the case.</summary>
    [Parameter]
    public bool MayWrite { get; set; }

    /// <summary>What became of the step; null when it held or nothing is known.</summary>
    [Parameter]
    public StepFate? Fate { get; set; }

    /// <summary>Somebody else just added it: highlighted once.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override object Content => (Line, CaseId, MayWrite, Fate, IsNew, Zone, InstantLabels.DateOf(clock.GetUtcNow(), Zone));

    private bool IsAutomatic => Line is { IsSystem: true, Who: null };

    // a log names its steps after the states they lead to: one line says both
    private string? Move =>
        Line is not { FromState: { } from, ToState: { } to }
        || string.Equals(CaseLabels.State(to), Line.What, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{CaseLabels.State(from)} → {CaseLabels.State(to)}";

    private static string FateWords(StepFate fate)
    {
        var later = DurationLabels.Between(fate.StepAt, fate.At);
        return fate.WasReopened ? Texts.OpenedAgainLater.With(later)
            : fate is { IsRefused: true, Refuser: { } refuser } ? Texts.RefusedByLater.With(later, refuser)
            : fate.IsRefused ? Texts.RefusedLater.With(later)
            : fate.IsWritten ? Texts.CustomerWroteLater.With(later)
            : Texts.DidNotHoldLater.With(later);
    }
}
