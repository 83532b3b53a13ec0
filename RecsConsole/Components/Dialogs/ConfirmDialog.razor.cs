using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Dialogs;

/// <summary>A confirmation before something that cannot be undone easily.</summary>
public sealed partial class ConfirmDialog
{
    private Modal? _modal;
    private TaskCompletionSource<bool>? _answer;

    /// <summary>Names the thing: "Retire the action Restore from backup?"</summary>
    [Parameter, EditorRequired]
    public required string Question { get; set; }

    /// <summary>What will change, and whether it can be undone.</summary>
    [Parameter]
    public string? Consequence { get; set; }

    /// <summary>The button: "Retire the action".</summary>
    [Parameter, EditorRequired]
    public required string Verb { get; set; }

    /// <summary>The other button, where "Cancel" could mean both; null for "Cancel".</summary>
    [Parameter]
    public string? Keep { get; set; }

    [Parameter]
    public bool IsDestructive { get; set; }

    /// <summary>Optional fields under the consequence.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>True when the button was pressed, false when the dialog was left in any other way.</summary>
    public async Task<bool> AskAsync()
    {
        _answer?.TrySetResult(false);
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = _answer.Task;
        await _modal!.OpenAsync();
        return await answer;
    }

    private async Task ConfirmAsync()
    {
        _answer?.TrySetResult(true);
        await _modal!.CloseAsync();
    }

    private void Closed() => _answer?.TrySetResult(false);
}
