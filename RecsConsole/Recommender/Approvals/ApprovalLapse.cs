using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Recommender.Approvals;

/// <summary>Whether a pending request is still valid: not expired, and its bound facts unchanged.</summary>
public sealed class ApprovalLapse(AuditTrail auditTrail)
{
    /// <summary>Why the request can no longer be approved; null while it is valid.</summary>
    public static async Task<StoredText?> FindAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        CaseRow row,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(row);
        if (!ApprovalRules.IsStillPending(request.Status, request.Deadline, request.EscalatedAt, at))
        {
            return StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.NobodyDecided));
        }

        var action = await db
            .Actions.AsNoTracking()
            .Published()
            .Where(found => found.Key == request.ActionKey)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (action is null || action.Version != request.ActionVersion)
        {
            return action is null
                ? StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.ActionWithdrawn))
                : StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.ActionHasANewVersion), action.Version, request.ActionVersion);
        }

        var decision = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.DecisionId, cancellationToken);
        var now = await ApprovalBinding.ReadAsync(db, row, new(action, request.FieldsJson), decision, at, cancellationToken);
        return string.Equals(now, request.BindingHash, StringComparison.Ordinal)
            ? null
            : await DescribeChangeAsync(db, request, row, at, cancellationToken);
    }

    /// <summary>Ends the request and notifies the requester; the caller saves it.</summary>
    public async Task ApplyAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        StoredText reason,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reason);
        request.Status = ApprovalStatus.Lapsed;
        request.Reason = reason.Stored;
        request.DecidedAt = at;
        request.Revision++;
        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == request.CaseId, cancellationToken);
        if (row?.LookAgainAt is not null)
        {
            SetAside.Put(row, until: null, by: null); // the approval it was waiting for will not come
        }

        if (row is not null)
        {
            await WebhookEvents.AddApprovalAsync(db, row, request, at, cancellationToken);
        }

        await HeldLetter.GiveBackAsync(db, request, at, cancellationToken);
        await HeldSolution.GiveBackAsync(db, request, at, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, request.CaseId.ToString("D"), at);
        await ApprovalNews.NotifyAsync(db, request, cancellationToken);
        auditTrail.Append(
            db,
            actorId: null,
            new(
                "lapse.approval",
                "approval",
                request.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["case"] = request.CaseId.ToString("D"),
                    ["action"] = request.ActionKey,
                    ["binding"] = request.BindingHash,
                }
            )
        );
    }

    // The hash already shows that something changed; timestamps show what.
    private static async Task<StoredText> DescribeChangeAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        CaseRow row,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        if (row.LastEventAt > request.RequestedAt)
        {
            return StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.CaseMoved), StateLabels.Kept(row.Status));
        }

        var policy = await db
            .Policies.AsNoTracking()
            .Where(found =>
                found.UpdatedAt >= request.RequestedAt
                || (found.EffectiveFrom > request.RequestedAt && found.EffectiveFrom <= at)
                || (found.EffectiveTo > request.RequestedAt && found.EffectiveTo <= at)
            )
            .OrderBy(found => found.Key)
            .Select(found => found.Title)
            .FirstOrDefaultAsync(cancellationToken);
        return policy is null
            ? StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.BasisChanged))
            : StoredText.From<RecommenderTexts>(nameof(RecommenderTexts.PolicyChanged), policy);
    }
}
