using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Timelines;

/// <summary>What was said and what happened on a case, newest last.</summary>
public sealed partial class CaseTimeline(ListCaseEvents listCaseEvents, ActorProvider actors)
{
    private StreamFrame? _frame;
    private TimelineTab _tab;
    private Timeline? _timeline;
    private TimelineCounts? _counts;
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

    /// <summary>What the case began with; shown above the oldest line.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

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

    protected override async Task OnParametersSetAsync()
    {
        if (_read == (CaseId, Revision))
        {
            return;
        }

        if (_read.CaseId != CaseId)
        {
            (_timeline, _counts, _count) = (null, null, ListCaseEvents.PageSize);
            _frame?.ShowEnd();
        }

        var (before, byOthers) = (_timeline?.Lines.Select(line => line.Ordinal).ToHashSet(), MovedByOthers);
        _newFrom = byOthers && before is { Count: > 0 } ? before.Max() + 1 : int.MaxValue;
        _read = (CaseId, Revision);
        await ReadAsync();
        if (before is not null && _timeline?.Lines.Count(line => !before.Contains(line.Ordinal)) is { } added and > 0)
        {
            await _frame!.AddAsync(added, byOthers);
        }

        await CountAsync();
    }

    // after the lines: nobody waits for the counts
    private async Task CountAsync()
    {
        var asked = _read;
        var result = await listCaseEvents.CountAsync(await actors.GetAsync(Disposed), CaseId, Disposed);
        if (asked == _read)
        {
            _counts = result.Value;
        }
    }

    private Task ChooseAsync(TimelineTab tab)
    {
        (_tab, _count) = (tab, ListCaseEvents.PageSize);
        _frame!.ShowEnd();
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
}
