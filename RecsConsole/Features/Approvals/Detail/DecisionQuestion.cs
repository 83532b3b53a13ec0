using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>The dialog text before a request is approved, with a note, or rejected, with a reason.</summary>
public static class DecisionQuestion
{
    public static ReasonQuestion Of(ApprovalLine line, ApprovalVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(line);
        return verdict == ApprovalVerdict.Approve ? Approval(line) : Rejection(line);
    }

    private static ReasonQuestion Approval(ApprovalLine line) =>
        new(
            Texts.ApproveWithAction.With(line.Action),
            Texts.ApproveConsequence.With(line.CaseKey, line.RequestedBy),
            Texts.ApproveAndCarryOut
        )
        {
            Label = Texts.NoteOnHowToCarry,
            Draft = DraftOf(line, DraftForms.Approve),
            LongestReason = DecideApproval.LongestNote,
            Shortcut = Texts.ApprovesByKey,
        };

    private static ReasonQuestion Rejection(ApprovalLine line) =>
        new(Texts.Reject.With(line.Action), Texts.RejectConsequence.With(line.CaseKey, line.RequestedBy), SharedTexts.Reject)
        {
            Label = Texts.WhyNot,
            Missing = Texts.SayWhyItIsRejected,
            Draft = DraftOf(line, DraftForms.Reject),
            LongestReason = DecideApproval.LongestNote,
            IsDestructive = true,
            Shortcut = Texts.RejectsByKey,
        };

    private static DraftKey DraftOf(ApprovalLine line, string form) => new(form, line.Id.ToString("D"), line.CaseId);
}
