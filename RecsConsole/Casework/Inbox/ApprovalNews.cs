using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifies the possible approvers of an approval request, and the requester how it ended. A request ends once, so there is one
/// notification.
/// </summary>
public static class ApprovalNews
{
    /// <summary>Event key of the notification that a decision is wanted.</summary>
    public static string AskedKey(Guid requestId) => "approval:" + requestId.ToString("D") + ":asked";

    /// <summary>Event key of the notification that nobody decided in time.</summary>
    public static string EscalatedKey(Guid requestId) => $"approval:{requestId:D}:escalated";

    /// <summary>Notifies the people who may decide a new request.</summary>
    /// <param name="justification">What the requester wrote to them.</param>
    public static async Task AskAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        IEnumerable<Guid> approvers,
        string? justification,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(approvers);
        foreach (var approver in approvers)
        {
            await InboxPost.NotifyAsync(
                db,
                NewsTo(approver, request, AskedKey(request.Id), InboxKind.ToApprove, request.RequestedAt) with
                {
                    Text = justification?.Trim(),
                },
                cancellationToken
            );
        }
    }

    /// <summary>Notifies people that nobody decided in time, in place of the first notification if they have not read it.</summary>
    public static async Task EscalateAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        IEnumerable<Guid> approvers,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(approvers);
        await InboxPost.TakeBackAsync(db, AskedKey(request.Id), at, cancellationToken);
        foreach (var approver in approvers)
        {
            var news = NewsTo(approver, request, EscalatedKey(request.Id), InboxKind.Escalated, at);
            await InboxPost.NotifyAsync(db, news, cancellationToken);
        }
    }

    /// <summary>The request a notification asks to decide; null when it asks for no decision.</summary>
    public static Guid? RequestOf(InboxItemRow item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var id = item.Kind is InboxKind.ToApprove or InboxKind.Escalated ? item.EventKey.Split(':').ElementAtOrDefault(1) : null;
        return Guid.TryParse(id, out var request) ? request : null;
    }

    /// <summary>The request has ended: withdraws unread notifications to its possible approvers.</summary>
    public static async Task EndAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await InboxPost.TakeBackAsync(db, AskedKey(request.Id), at, cancellationToken);
        if (request.EscalatedAt is not null)
        {
            await InboxPost.TakeBackAsync(db, EscalatedKey(request.Id), at, cancellationToken);
        }
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

        await EndAsync(db, request, at, cancellationToken);
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

    private static InboxNews NewsTo(Guid approver, ApprovalRequestRow request, string key, InboxKind kind, DateTimeOffset at) =>
        new(approver, key, kind, at)
        {
            CaseId = request.CaseId,
            FromId = request.RequestedById,
            Reference = request.ActionKey,
        };

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
