using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifies the requester how an approval request ended. A request ends once, so there is one notification.</summary>
public static class ApprovalNews
{
    /// <summary>Event key of the notification that nobody decided in time.</summary>
    public static string EscalatedKey(Guid requestId) => $"approval:{requestId:D}:escalated";

    /// <summary>The request has ended: withdraws unread notifications to its possible approvers.</summary>
    public static Task EndEscalationAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.EscalatedAt is null
            ? Task.CompletedTask
            : InboxPost.TakeBackAsync(db, EscalatedKey(request.Id), at, cancellationToken);
    }

    /// <param name="request">The request with its result: status, decider, reason and time.</param>
    public static async Task NotifyAsync(ConsoleDbContext db, ApprovalRequestRow request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        InboxKind? kind = request.Status switch
        {
            ApprovalStatus.Approved => InboxKind.Approved,
            ApprovalStatus.Rejected => InboxKind.Rejected,
            ApprovalStatus.Lapsed => InboxKind.Lapsed,
            _ => null, // it is pending, or was withdrawn by the requester
        };
        if (kind is not { } ended || request.DecidedAt is not { } at)
        {
            return;
        }

        await EndEscalationAsync(db, request, at, cancellationToken);
        await InboxPost.NotifyAsync(
            db,
            new(request.RequestedById, "approval:" + request.Id.ToString("D"), ended, at)
            {
                CaseId = request.CaseId,
                FromId = request.DecidedById,
                Reference = request.ActionKey,
                Text = await WordsAsync(db, request, cancellationToken),
            },
            cancellationToken
        );
    }

    // the approver's note, and the changes made before approval
    private static async Task<string?> WordsAsync(ConsoleDbContext db, ApprovalRequestRow request, CancellationToken cancellationToken)
    {
        if (request.ApprovedFieldsJson is null)
        {
            return request.Reason;
        }

        var (requested, approved) = (FormJson.ReadFilled(request.FieldsJson), FormJson.ReadFilled(request.ApprovedFieldsJson));
        var names = await PeopleNames.ReadAsync(db, requested.Concat(approved).SelectMany(field => field.People()), cancellationToken);
        var changes = string.Join("; ", FilledFieldLabels.Changes(requested, approved, names));
        return request.Reason is { } reason
            ? StoredText.From<CaseworkTexts>(nameof(CaseworkTexts.ReasonAndChanges), reason, changes).Stored
            : StoredText.From<CaseworkTexts>(nameof(CaseworkTexts.ChangedBeforeApproval), changes).Stored;
    }
}
