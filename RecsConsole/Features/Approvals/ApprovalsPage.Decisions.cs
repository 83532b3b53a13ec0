using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals;

/// <summary>What the page does with a request, by mouse and key.</summary>
public sealed partial class ApprovalsPage
{
    private ApprovalLine? _withdrawing;

    private Task DecideAsync((ApprovalLine Line, ApprovalVerdict Verdict) asked) =>
        _dialog!.AskAsync(
            DecisionQuestion.Of(asked.Line, asked.Verdict),
            note => SendAsync(new(asked.Line.Id, asked.Verdict, note, asked.Line.Revision))
        );

    /// <summary>Sends what the dialog asked for; what it was refused for is shown there, with the note kept.</summary>
    private async Task<Error?> SendAsync(DecideApprovalRequest request)
    {
        _actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Decide.RunAsync(_actor, request, Disposed);
        await ReadAsync();
        if (result.IsOk)
        {
            _toast!.Show(result.Value);
        }

        StateHasChanged();
        return result.Error;
    }

    private async Task WithdrawAsync(ApprovalLine line)
    {
        (_withdrawing, _question) = (line, $"Withdraw \"{line.Action}\" on {line.CaseKey}?");
        StateHasChanged();
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        _actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Withdraw.RunAsync(_actor, _withdrawing.Id, Disposed);
        await ReadAsync();
        _toast!.Show(result.Value ?? result.Error!.Message);
        StateHasChanged();
    }

    // A key is no event of this component: what it changed has to be shown.
    private void Move(int by)
    {
        if (Lines.Count > 0)
        {
            var index = Lines.ToList().FindIndex(line => line.Id == _cursor);
            _cursor = Lines[Math.Clamp(index + by, 0, Lines.Count - 1)].Id;
            StateHasChanged();
        }
    }

    private void WithCurrent(Action<ApprovalLine> act)
    {
        if (Current is { } line)
        {
            act(line);
        }
    }

    private async Task DecideCurrentAsync(ApprovalVerdict verdict)
    {
        switch (Current)
        {
            case null:
                break;
            case { MayDecide: true } line:
                await DecideAsync((line, verdict));
                break;
            case { MayWithdraw: true }:
                _toast!.Show("You asked for this yourself; a second person decides it.");
                break;
            case { Status: ApprovalStatus.Pending }:
                _toast!.Show("This one is decided by somebody with another role.");
                break;
            case var line:
                _toast!.Show($"This request is {ApprovalLabels.Status(line.Status).ToLowerInvariant()}; there is nothing left to decide.");
                break;
        }
    }
}
