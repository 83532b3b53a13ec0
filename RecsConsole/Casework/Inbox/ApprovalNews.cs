using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells whoever asked for an approval how it ended. A request ends once, so they are told once.</summary>
public static class ApprovalNews
{
    /// <summary>Key of the news that nobody decided in time.</summary>
    public static string EscalatedKey(Guid requestId) => $"approval:{requestId:D}:escalated";

    /// <summary>The request has ended: nobody needs to decide on it any more.</summary>
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

    /// <param name="request">With its end written into it: status, who decided, why and when.</param>
    public static async Task TellAsync(ConsoleDbContext db, ApprovalRequestRow request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        InboxKind? kind = request.Status switch
        {
            ApprovalStatus.Approved => InboxKind.Approved,
            ApprovalStatus.Rejected => InboxKind.Rejected,
            ApprovalStatus.Lapsed => InboxKind.Lapsed,
            _ => null, // it waits, or the requester took it back
        };
        if (kind is not { } ended || request.DecidedAt is not { } at)
        {
            return;
        }

        await EndEscalationAsync(db, request, at, cancellationToken);
        await InboxPost.TellAsync(
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

    // the approver's words, and what they changed before they approved
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
            ? StoredText.Of<CaseworkTexts>(nameof(CaseworkTexts.ReasonAndChanges), reason, changes).Stored
            : StoredText.Of<CaseworkTexts>(nameof(CaseworkTexts.ChangedBeforeApproval), changes).Stored;
    }
}
