using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Dialogs;

/// <summary>Says what was just done and takes it back on request; goes by itself after ten seconds.</summary>
public sealed partial class UndoToast(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);
    private string? _message;
    private Func<Task>? _undo;
    private ITimer? _timer;
    private int _shown;

    /// <summary>Above the foot of a list, which it must not cover.</summary>
    [Parameter]
    public bool IsRaised { get; set; }

    /// <summary>Shows a message in place of the one before; without an undo it only informs.</summary>
    public void Show(string message, Func<Task>? undo = null)
    {
        (_message, _undo) = (message, undo);
        _shown++; // the same words twice are two messages
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
        _timer = clock.CreateTimer(_ => _ = InvokeAsync(() => HideIfStill(shown)), null, Stay, Timeout.InfiniteTimeSpan);
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
