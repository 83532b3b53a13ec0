using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>What is asked before a request is approved, with a note, or rejected, with a reason.</summary>
public static class DecisionQuestion
{
    public static ReasonQuestion Of(ApprovalLine line, ApprovalVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(line);
        return verdict == ApprovalVerdict.Approve ? Approval(line) : Rejection(line);
    }

    private static ReasonQuestion Approval(ApprovalLine line) =>
        new(
            $"Approve \"{line.Action}\"",
            $"It is carried out at once on {line.CaseKey}, in {line.RequestedBy}'s name, with you as the person who approved it.",
            "Approve and carry out"
        )
        {
            Label = "Note on how to carry it out (optional)",
            LongestReason = DecideApproval.LongestNote,
            Shortcut = "approves",
        };

    private static ReasonQuestion Rejection(ApprovalLine line) =>
        new($"Reject \"{line.Action}\"", $"{line.CaseKey} stays as it is. {line.RequestedBy} reads your reason.", "Reject")
        {
            Label = "Why not?",
            Missing = "Say why it is rejected.",
            LongestReason = DecideApproval.LongestNote,
            IsDestructive = true,
            Shortcut = "rejects",
        };
}
