using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>Lets readers choose the columns of their queue.</summary>
public sealed partial class QueueColumnChoice(SaveQueueColumns saveQueueColumns) : ConsolePage
{
    private static readonly QueueColumn[] s_always = [QueueColumn.Case, QueueColumn.Title];

    private List<QueueColumn> _shown = [];
    private string? _wrong;

    /// <summary>The reader's saved choice; null: the default columns.</summary>
    [Parameter]
    public IReadOnlyList<QueueColumn>? Chosen { get; set; }

    /// <summary>Scope of the queue, which determines the default columns.</summary>
    [Parameter, EditorRequired]
    public required QueueScope Scope { get; set; }

    /// <summary>The choice was saved.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    // visible columns in their order, then the hidden ones
    private IEnumerable<QueueColumn> Listed => _shown.Concat(QueueColumns.Optional.Except(_shown));

    protected override void OnParametersSet() => _shown = [.. QueueColumns.Shown(Chosen, Scope).Except(s_always)];

    private int IndexOf(QueueColumn column) => _shown.IndexOf(column);

    private Task ToggleAsync(QueueColumn column)
    {
        if (!_shown.Remove(column))
        {
            // the next step is the widest column and stays last, unless the reader moved it
            var place = _shown.Count > 0 && _shown[^1] == QueueColumn.Step ? _shown.Count - 1 : _shown.Count;
            _shown.Insert(place, column);
        }

        return SaveAsync(_shown);
    }

    private Task MoveAsync(QueueColumn column, int by)
    {
        var place = IndexOf(column);
        if (place < 0 || place + by < 0 || place + by >= _shown.Count)
        {
            return Task.CompletedTask; // a second click on a button that was meant to move it once
        }

        (_shown[place], _shown[place + by]) = (_shown[place + by], _shown[place]);
        return SaveAsync(_shown);
    }

    private async Task SaveAsync(IReadOnlyList<QueueColumn>? columns)
    {
        var saved = await saveQueueColumns.RunAsync(await ActorAsync(), new(columns is null ? null : [.. columns]), Disposed);
        _wrong = saved.Error?.Message;
        await OnDone.InvokeAsync();
    }
}
