using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Bulk;

/// <summary>
/// Runs the operation of a single row for several, one after the other, and says for each what was done or why it was refused. A refusal
/// stops no other row.
/// </summary>
public sealed partial class BulkResult
{
    private readonly List<BulkOutcome> _rows = [];
    private ElementReference _place;
    private int _asked;
    private bool _isNew;
    private bool _mustFocus;

    /// <summary>Whether rows are still waiting for their turn.</summary>
    public bool IsRunning { get; private set; }

    private int Done => _rows.Count(row => row.IsDone);

    private string? Words =>
        IsRunning ? SharedTexts.BulkRunning.With(_rows.Count + 1, _asked)
        : _rows.Count == 0 ? null
        : Done == _rows.Count ? SharedTexts.BulkDone.With(Done, _rows.Count)
        : SharedTexts.BulkDoneAndRefused.With(Done, _rows.Count, _rows.Count - Done);

    /// <param name="step">The operation of a single row, which checks rights and conflicts itself.</param>
    public async Task RunAsync<TLine>(IReadOnlyCollection<TLine> lines, Func<TLine, Task<BulkOutcome>> step)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(step);
        if (IsRunning)
        {
            return; // a second click while the first is under way
        }

        _rows.Clear();
        (_asked, IsRunning, _isNew) = (lines.Count, true, false);
        try
        {
            foreach (var line in lines)
            {
                StateHasChanged();
                _rows.Add(await step(line));
            }
        }
        finally
        {
            (IsRunning, _isNew) = (false, true);
            StateHasChanged();
        }
    }

    /// <summary>Moves the focus to a new result: the button that had it left with the selection. After a dialog, once it is closed.</summary>
    public void Focus()
    {
        (_mustFocus, _isNew) = (_isNew && _rows.Count > 0, false);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustFocus)
        {
            return;
        }

        _mustFocus = false;
        try
        {
            await _place.FocusAsync();
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the browser is disconnected
        }
    }

    private void Close() => _rows.Clear();
}
