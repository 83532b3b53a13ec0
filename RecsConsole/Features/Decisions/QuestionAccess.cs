using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Decisions;

/// <summary>Who may ask about a recorded decision: whoever may view its case, and the decision as their own or by their role. A refusal is recorded.</summary>
public sealed class QuestionAccess(
    ICaseSource cases,
    AccessPolicy policy,
    Denials denials,
    TimeProvider clock,
    ILogger<QuestionAccess> logger
)
{
    /// <summary>Not there, or not permitted: the two look alike.</summary>
    public static Error NotThere { get; } =
        Error.NotFound("There is no such decision, or it is not open to you in this tenant.");

    /// <summary>The answer where the subject's key was destroyed.</summary>
    public static Error Erased { get; } =
        Error.Unavailable("This decision was erased: there is nothing left to compute from.");

    /// <summary>The decision with the viewer's rights; null once the denial is written.</summary>
    public async Task<QuestionEntry?> EnterAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid decisionId,
        string operation,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var now = Instants.Round(clock.GetUtcNow());
        var subject = await AccessSubjectReader.ReadAsync(db, actor, now, cancellationToken);
        var check = new AccessCheck(policy, subject, now, logger);
        var row = await db
            .Decisions.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == decisionId, cancellationToken);
        if (
            row is not null
            && await cases.ReadAsync(actor, row.CaseId, cancellationToken) is { } record
            && check
                .Decide(AccessOperation.ViewCase, AccessResources.Of(record, actor.TenantId))
                .Permitted
            && MayRead(check, row.TenantId, row.Id, row.ActorId)
        )
        {
            var isFull = check.Decide(
                AccessOperation.ViewTrace,
                Of(row.TenantId, row.Id, row.ActorId)
            );
            return new(row, record, check, isFull.Permitted);
        }

        await denials.RecordAsync(
            db,
            actor,
            operation,
            "decision",
            decisionId.ToString("D"),
            cancellationToken
        );
        return null;
    }

    /// <summary>Whether a decision on a case that may be viewed may be read.</summary>
    public static bool MayRead(AccessCheck check, Guid tenantId, Guid decisionId, Guid actorId)
    {
        ArgumentNullException.ThrowIfNull(check);
        var resource = Of(tenantId, decisionId, actorId);
        return check.Decide(AccessOperation.ViewDecision, resource).Permitted
            || check.Decide(AccessOperation.ViewTrace, resource).Permitted;
    }

    // the case was asked about: what is left is whose decision it is
    private static AccessResource Of(Guid tenantId, Guid decisionId, Guid actorId) =>
        new(AccessResourceKind.Decision, decisionId, tenantId)
        {
            Classification = Classifications.Public,
            AssignedPersonId = actorId,
        };
}

/// <summary>A decision that somebody may ask about.</summary>
/// <param name="IsFull">May know what was withheld from the decision's actor.</param>
public sealed record QuestionEntry(
    DecisionRow Decision,
    CaseRecord Case,
    AccessCheck Check,
    bool IsFull
);
