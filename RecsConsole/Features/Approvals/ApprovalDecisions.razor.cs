using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Approvals;

/// <summary>Decides and withdraws requests, with the preceding dialogs.</summary>
public sealed partial class ApprovalDecisions(
    DecideApproval decideApproval,
    ReadApproval readApproval,
    WithdrawApproval withdrawApproval,
    ActorProvider actors
)
{
    private ReasonDialog? _dialog;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private string _question = "";
    private ApprovalFormView? _form; // form of the request in the dialog; null for a rejection
    private ApprovalLine? _line; // the request in the dialog
    private Dictionary<string, string> _typed = [];
    private FormDraft<KeptApproval>? _kept;

    /// <summary>A request was decided or withdrawn, or the attempt failed because it has changed: reload.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private KeptApproval? Typed =>
        _form is { } form
        && _typed.Any(pair => !string.Equals(pair.Value, form.Typed.GetValueOrDefault(pair.Key, ""), StringComparison.Ordinal))
            ? new(_typed)
            : null;

    /// <summary>Asks for a note or a reason and decides; shows why the reader may not.</summary>
    public async Task DecideAsync(ApprovalLine? line, ApprovalVerdict verdict)
    {
        switch (line)
        {
            case null:
                break;
            case { MayDecide: true }:
                await AskAsync(line, verdict);
                break;
            case { MayWithdraw: true }:
                _toast!.Show(Texts.OwnRequest);
                break;
            case { Status: ApprovalStatus.Pending, IsOfOwnKey: true }:
                _toast!.Show(Texts.RequestOfOwnKey);
                break;
            case { Status: ApprovalStatus.Pending }:
                _toast!.Show(Texts.OtherRole);
                break;
            default:
                _toast!.Show(Texts.AlreadyDecided.With(ApprovalLabels.Status(line.Status).ToLowerInvariant()));
                break;
        }
    }

    private async Task AskAsync(ApprovalLine line, ApprovalVerdict verdict)
    {
        var view =
            verdict == ApprovalVerdict.Approve ? await readApproval.RunAsync(await actors.GetAsync(Disposed), line.Id, Disposed) : null;
        if (view?.Error is { } error)
        {
            _toast!.Show(error.Message);
            return;
        }

        (_line, _form) = (line, view?.Value?.Form);
        Reset();
        StateHasChanged();
        await _dialog!.AskAsync(
            DecisionQuestion.Of(line, verdict),
            note =>
                SendAsync(
                    new(line.Id, verdict, note, line.Revision)
                    {
                        Fields = _form is { Fields.Count: > 0 } ? new Dictionary<string, string>(_typed, StringComparer.Ordinal) : null,
                    }
                )
        );
    }

    private void Reset() => _typed = new(_form?.Typed ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);

    // the form may have lost a field in the meantime
    private void TakeBack(KeptApproval kept)
    {
        foreach (var field in _form!.Fields.Where(field => kept.Fields.ContainsKey(field.Key)))
        {
            _typed[field.Key] = kept.Fields[field.Key];
        }
    }

    public async Task WithdrawAsync(ApprovalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _question = Texts.WithdrawOn.With(line.Action, line.CaseKey);
        StateHasChanged();
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        var result = await withdrawApproval.RunAsync(await actors.GetAsync(Disposed), line.Id, Disposed);
        await OnDone.InvokeAsync();
        _toast!.Show(result.Value ?? result.Error!.Message);
    }

    /// <summary>Sends the content of the dialog; a refusal is shown there, and the note is kept.</summary>
    private async Task<Error?> SendAsync(DecideApprovalRequest request)
    {
        var result = await decideApproval.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        await OnDone.InvokeAsync();
        if (result.IsOk)
        {
            if (request.Fields is not null)
            {
                Reset(); // otherwise they would be saved as a draft again when the dialog closes
                await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            }

            _toast!.Show(result.Value);
        }

        return result.Error;
    }
}
