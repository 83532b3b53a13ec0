using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;

namespace RecsConsole.Components.Dialogs;

/// <summary>Reports what was just done and offers to undo it; disappears after ten seconds.</summary>
public sealed partial class UndoToast : IDisposable
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _clock;
    private readonly PageKey[] _keys;
    private string? _message;
    private Func<Task>? _undo;
    private ITimer? _timer;
    private int _shown;

    public UndoToast(TimeProvider clock) => (_clock, _keys) = (clock, [new("z", SharedTexts.TakeItBackInSentence, UndoAsync)]);

    /// <summary>Placed above the footer of a list, which it must not cover.</summary>
    [Parameter]
    public bool IsRaised { get; set; }

    /// <summary>Z undoes as long as the message is shown; not if the user is typing when it appears.</summary>
    [Parameter]
    public bool HasKey { get; set; } = true;

    /// <summary>Shows a message in place of the one before; without an undo it only informs.</summary>
    public void Show(string message, Func<Task>? undo = null)
    {
        (_message, _undo) = (message, undo);
        _shown++; // the same text twice is two messages
        Resume();
        StateHasChanged();
    }

    public void Hide()
    {
        Pause();
        (_message, _undo) = (null, null);
        StateHasChanged();
    }

    private async Task UndoAsync()
    {
        var undo = _undo;
        Hide();
        await (undo?.Invoke() ?? Task.CompletedTask);
    }

    private void Pause()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private void Resume()
    {
        Pause();
        var shown = _shown;
        _timer = _clock.CreateTimer(_ => _ = InvokeAsync(() => HideIfStill(shown)), null, Stay, Timeout.InfiniteTimeSpan);
    }

    // The timer may fire while a newer message is being shown.
    private void HideIfStill(int shown)
    {
        if (shown == _shown && _timer is not null)
        {
            Hide();
        }
    }

    public void Dispose() => Pause();
}
