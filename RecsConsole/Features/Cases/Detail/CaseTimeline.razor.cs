using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>What happened on a case, latest first.</summary>
public sealed partial class CaseTimeline(ListCaseEvents listCaseEvents, ActorProvider actors, NavigationManager navigation)
{
    private TimelineTab _tab;
    private Timeline? _timeline;
    private Error? _error;
    private int _count = ListCaseEvents.PageSize;
    private int _newFrom = int.MaxValue;
    private (Guid CaseId, long Revision) _read;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The revision shown on the page; when it changes, the history is reloaded.</summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    /// <summary>The last change was somebody else's: its lines are highlighted once.</summary>
    [Parameter]
    public bool MovedByOthers { get; set; }

    /// <summary>The reader may write on the case.</summary>
    [Parameter]
    public bool MayWrite { get; set; }

    /// <summary>Which steps did not hold; null when unknown.</summary>
    [Parameter]
    public StepFates? Fates { get; set; }

    private NavigationManager Navigation => navigation;

    private string Nothing =>
        _tab switch
        {
            TimelineTab.Mine => Texts.NothingByYou,
            TimelineTab.Customer => Texts.NothingSaid,
            TimelineTab.Notes => Texts.NothingNoted,
            TimelineTab.Steps => Texts.NothingDone,
            TimelineTab.System => Texts.NothingBySystem,
            _ => Texts.NothingHappened,
        };

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (CaseId, Revision))
        {
            return;
        }

        if (_read.CaseId != CaseId)
        {
            (_timeline, _count) = (null, ListCaseEvents.PageSize);
        }

        var latest = _timeline?.Lines.Select(line => line.Ordinal).DefaultIfEmpty().Max() ?? 0;
        _newFrom = MovedByOthers && latest > 0 ? latest + 1 : int.MaxValue;
        _read = (CaseId, Revision);
        await ReadAsync();
    }

    private Task ChooseAsync(TimelineTab tab)
    {
        (_tab, _count) = (tab, ListCaseEvents.PageSize);
        return ReadAsync();
    }

    private Task EarlierAsync()
    {
        _count += ListCaseEvents.PageSize;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var asked = (CaseId, _tab, _count);
        var actor = await actors.GetAsync(Disposed);
        var result = await listCaseEvents.RunAsync(actor, new(CaseId, _tab, _count), Disposed);
        if (asked == (CaseId, _tab, _count))
        {
            (_error, _timeline) = (result.Error, result.Value);
        }
    }

    private static string Name(TimelineTab tab) =>
        tab switch
        {
            TimelineTab.Customer => SharedTexts.Customer,
            TimelineTab.Notes => Texts.TabNotes,
            TimelineTab.Steps => Texts.TabSteps,
            TimelineTab.Mine => Texts.TabMine,
            TimelineTab.System => Texts.TabSystem,
            _ => Texts.TabAll,
        };

    private static string FateWords(StepFate fate)
    {
        var later = DurationLabels.Of(fate.At - fate.StepAt);
        return fate.WasReopened ? Texts.OpenedAgainLater.With(later) : Texts.DidNotHoldLater.With(later);
    }

    private string? Glow(TimelineLine line) => line.Ordinal >= _newFrom ? "now" : null;
}
