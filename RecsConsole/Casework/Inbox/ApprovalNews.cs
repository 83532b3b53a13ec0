using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells whoever asked for an approval how it ended. A request ends once, so they are told once.</summary>
public static class ApprovalNews
{
    /// <param name="request">With its end written into it: status, who decided, why and when.</param>
    public static Task TellAsync(ConsoleDbContext db, ApprovalRequestRow request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        InboxKind? kind = request.Status switch
        {
            ApprovalStatus.Approved => InboxKind.Approved,
            ApprovalStatus.Rejected => InboxKind.Rejected,
            ApprovalStatus.Lapsed => InboxKind.Lapsed,
            _ => null, // it waits, or the requester took it back
        };
        return kind is not { } ended || request.DecidedAt is not { } at
            ? Task.CompletedTask
            : InboxPost.TellAsync(
                db,
                new(request.RequestedById, "approval:" + request.Id.ToString("D"), ended, at)
                {
                    CaseId = request.CaseId,
                    FromId = request.DecidedById,
                    Reference = request.ActionKey,
                    Text = request.Reason,
                },
                cancellationToken
            );
    }
}
