using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Bulk;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>Steps for several selected documents: for each the operation of its own page, with the revision that was listed.</summary>
public sealed partial class DocumentBulk(SubmitVersion submitVersion, WithdrawVersion withdrawVersion, ActorProvider actors)
{
    private BulkResult? _result;
    private ReasonDialog? _dialog;
    private IReadOnlyList<DocumentLine> _withdrawing = [];

    /// <summary>Rows were worked on: the page loads the list again.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public Task AskToSendAsync(IReadOnlyList<DocumentLine> lines, Action taken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _withdrawing = [];
        return _dialog!.AskAsync(
            new(Texts.SendDraftsForApproval.With(lines.Count), Texts.SendDraftsConsequence, Texts.SendForApproval)
            {
                Label = Texts.CommentOptional,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.Document, "send?selected"),
            },
            comment => RunAsync(lines, taken, line => SendAsync(line, comment))
        );
    }

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public Task AskToWithdrawAsync(IReadOnlyList<DocumentLine> lines, Action taken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _withdrawing = lines;
        return _dialog!.AskAsync(
            new(
                Texts.WithdrawSelectedQuestion.With(lines.Count),
                Texts.WithdrawSelectedConsequence,
                Texts.WithdrawSelected.With(lines.Count)
            )
            {
                Label = SharedTexts.Reason,
                Missing = Texts.SayWhyItIsWithdrawn,
                Draft = new(DraftForms.Document, "withdraw?selected"),
                IsDestructive = true,
            },
            reason => RunAsync(lines, taken, line => WithdrawAsync(line, reason))
        );
    }

    private async Task<Error?> RunAsync(IReadOnlyList<DocumentLine> lines, Action taken, Func<DocumentLine, Task<BulkOutcome>> step)
    {
        taken();
        await _result!.RunAsync(lines, step);
        await OnDone.InvokeAsync();
        return null; // a refusal stands beside its row
    }

    private async Task<BulkOutcome> SendAsync(DocumentLine line, string comment)
    {
        var sent = await submitVersion.RunAsync(await actors.GetAsync(Disposed), line.Draft!, comment, Disposed);
        return BulkOutcome.Of(line.Title, sent, words => words);
    }

    private async Task<BulkOutcome> WithdrawAsync(DocumentLine line, string reason)
    {
        var withdrawn = await withdrawVersion.RunAsync(await actors.GetAsync(Disposed), line.Shown, reason, Disposed);
        return BulkOutcome.Of(line.Title, withdrawn, _ => $"{Texts.VersionWithdrawn.With(line.Version)}.");
    }
}
