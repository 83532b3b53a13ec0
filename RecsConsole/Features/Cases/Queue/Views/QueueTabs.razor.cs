using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>The tabs of the queue: fixed ones, and saved views that the reader names, renames, updates and deletes.</summary>
public sealed partial class QueueTabs(AddQueueView addQueueView, SaveQueueView saveQueueView, DeleteQueueView deleteQueueView) : ConsolePage
{
    private Popover? _menu;
    private UndoToast? _toast;
    private string? _wrong;
    private QueueFilter? _seen;

    // The view opened last: changes to its filter can be saved to it.
    private Guid? _from;

    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    /// <summary>Counts of the cases that match the search text.</summary>
    [Parameter, EditorRequired]
    public required QueueCounts Found { get; set; }

    /// <summary>Counts of all cases.</summary>
    [Parameter, EditorRequired]
    public required QueueCounts Counts { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<QueueViewTab> Views { get; set; }

    /// <summary>A view was saved, changed or deleted.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>Content at the end of the row.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private QueueFilter Now => Filter with { Page = 1 };

    private QueueViewTab? Active => Views.FirstOrDefault(view => view.Filter == Now);

    private QueueViewTab? Shown => Active ?? Views.FirstOrDefault(view => view.Id == _from);

    private bool IsChanged => Active is null;

    private bool MaySave => Active is null && Now != Filter.WithoutNarrowing;

    // The search text of a view belongs to the view: beside it the fixed tabs link to all of their cases, and count all of them.
    private QueueCounts Counted => Shown is null ? Found : Counts;

    private IReadOnlyList<ScopeTab> Scopes =>
        [
            new(QueueScope.Mine, Texts.Mine, Counted.Mine),
            new(QueueScope.Waiting, Texts.WaitingForMe, Counted.Waiting),
            new(QueueScope.Team, Texts.MyTeam, Counted.Team),
            new(QueueScope.Unassigned, Texts.Unassigned, Counted.Unassigned),
            new(QueueScope.All, Texts.AllOpen, Counted.All),
        ];

    protected override void OnParametersSet()
    {
        if (_seen == Now)
        {
            _from = Active?.Id ?? _from;
            return;
        }

        (_seen, _wrong) = (Now, null);
        _from = Active?.Id ?? (Now == Filter.WithoutNarrowing ? null : _from);
    }

    private string AddressOf(QueueScope scope) => (Shown is null ? Now with { Scope = scope } : new QueueFilter { Scope = scope }).Address;

    private async Task AddAsync(string name)
    {
        var added = await addQueueView.RunAsync(await ActorAsync(), new(name, Now.Address), Disposed);
        _wrong = added.Error?.Message;
        if (added.IsOk)
        {
            _toast!.Show(Texts.ViewSaved.With(name));
            await OnDone.InvokeAsync();
        }
    }

    private async Task SaveAsync(QueueViewTab view, string name, QueueFilter filter)
    {
        var saved = await saveQueueView.RunAsync(await ActorAsync(), new(view.Id, name, filter.Address), Disposed);
        _wrong = saved.Error?.Message;
        if (saved.IsOk)
        {
            await _menu!.CloseAsync();
            _toast!.Show(Texts.ViewSaved.With(name));
            await OnDone.InvokeAsync();
        }
    }

    private async Task DeleteAsync(QueueViewTab view)
    {
        var deleted = await deleteQueueView.RunAsync(await ActorAsync(), view.Id, Disposed);
        _wrong = deleted.Error?.Message;
        if (deleted.Value is { } request)
        {
            _from = null;
            _toast!.Show(Texts.ViewDeleted.With(view.Name), () => PutBackAsync(request));
            await OnDone.InvokeAsync();
        }
    }

    private async Task PutBackAsync(AddQueueViewRequest request)
    {
        var added = await addQueueView.RunAsync(await ActorAsync(), request, Disposed);
        _toast!.Show(added.Error?.Message ?? Texts.ViewIsBack.With(request.Name));
        await OnDone.InvokeAsync();
    }

    private sealed record ScopeTab(QueueScope Scope, string Words, int Count);
}
