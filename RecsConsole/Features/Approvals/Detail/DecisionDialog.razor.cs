using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>Approves with a note or rejects with a reason; a refusal is shown here, and what was typed stays.</summary>
public sealed partial class DecisionDialog
{
    private Modal? _modal;
    private ApprovalLine? _line;
    private ApprovalVerdict _verdict;
    private string _note = "";
    private string? _wrong;
    private bool _isSending;

    /// <summary>Sends the decision; answers with what it was refused for.</summary>
    [Parameter, EditorRequired]
    public required Func<DecideApprovalRequest, Task<Error?>> Send { get; set; }

    private bool IsApproval => _verdict == ApprovalVerdict.Approve;

    private string Title =>
        _line is null ? "Decide"
        : IsApproval ? $"Approve \"{_line.Action}\""
        : $"Reject \"{_line.Action}\"";

    public Task OpenAsync(ApprovalLine line, ApprovalVerdict verdict)
    {
        (_line, _verdict, _note, _wrong) = (line, verdict, "", null);
        return _modal!.OpenAsync();
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isSending)
        {
            return;
        }

        if (!IsApproval && string.IsNullOrWhiteSpace(_note))
        {
            _wrong = "Say why it is rejected.";
            return;
        }

        _isSending = true;
        var error = await Send(new(_line!.Id, _verdict, _note, _line.Revision));
        (_isSending, _wrong) = (false, error?.Message);
        if (error is null)
        {
            await _modal!.CloseAsync();
        }
    }
}
