using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Components.Forms;

/// <summary>Asks for confirmation with a reason. An error is shown in the dialog, and the input stays.</summary>
public sealed partial class ReasonDialog
{
    private Modal? _modal;
    private ReasonQuestion? _question;
    private Func<string, Task<Error?>>? _send;
    private string _reason = "";
    private string _typed = "";
    private string? _wrong;
    private bool _isSending;
    private DraftLine? _draft;

    /// <summary>Shown below the fields while the action is performed.</summary>
    [Parameter]
    public RenderFragment? Working { get; set; }

    /// <summary>Additional content above the reason.</summary>
    [Parameter]
    public RenderFragment? Fields { get; set; }

    /// <summary>The fields need more room, as a table does.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>The button text, when it depends on the fields.</summary>
    [Parameter]
    public string? Verb { get; set; }

    /// <summary>The dialog was closed, after sending or without.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Still on screen: an error that it was given is read there.</summary>
    public bool IsOpen => _modal is { IsOpen: true };

    // the same after a restart, so that the browser's copy finds its field
    private string Id => $"reason-{_question?.Draft.Form}";

    private bool IsTyped => _question?.MustType is not { } key || string.Equals(_typed.Trim(), key, StringComparison.Ordinal);

    /// <param name="send">Performs the action with the reason; returns the error when it was refused.</param>
    public Task AskAsync(ReasonQuestion question, Func<string, Task<Error?>> send)
    {
        (_question, _send, _typed, _wrong) = (question, send, "", null);
        _reason = ""; // a stored draft takes precedence over the proposal
        return InvokeAsync(() =>
        {
            StateHasChanged(); // the title is a parameter of the dialog
            return _modal!.OpenAsync();
        });
    }

    private void Propose() => _reason = _reason.Length == 0 ? _question?.Proposal ?? "" : _reason;

    private Task KeyAsync(KeyboardEventArgs e) =>
        _question?.Shortcut is not null && e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (_isSending || !IsTyped)
        {
            return;
        }

        if (_question!.Missing is { } missing && string.IsNullOrWhiteSpace(_reason))
        {
            _wrong = missing;
            return;
        }

        _isSending = true;
        try
        {
            _wrong = (await _send!(_reason))?.Message;
        }
        finally
        {
            _isSending = false;
        }

        if (_wrong is null)
        {
            _reason = "";
            await (_draft?.ForgetAsync() ?? Task.CompletedTask);
            await _modal!.CloseAsync();
        }
    }
}
