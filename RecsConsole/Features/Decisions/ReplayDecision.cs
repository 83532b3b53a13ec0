using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Replay;

namespace RecsConsole.Features.Decisions;

/// <summary>Computes a decision again from its stored inputs and says whether every stage has the same bytes.</summary>
public sealed class ReplayDecision(TenantDb tenantDb, TraceAccess access, DecisionReplay replay, AuditTrail auditTrail)
{
    private const string Replayed = "trace.replayed";

    public async Task<Result<ReplayView>> RunAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var named = decisionId.ToString("D");
        var entry = await access.EnterAsync(db, actor, named, Replayed, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        // by the engine that decided, as the command line does
        var verdict = (await replay.OneAsync(actor, decisionId, cancellationToken))!.Verdict;
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Replayed,
                "decision",
                named,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = verdict.Outcome }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return new ReplayView(
            verdict.Outcome,
            verdict.FirstDifference,
            verdict.Engine,
            verdict.Wanted,
            CanonicalJson.Serialize(DecisionContent.OutputOf(entry.Decision)).Length
        );
    }
}

/// <summary>The answer of a replay.</summary>
/// <param name="Outcome">identical, differs, erased or engine_missing.</param>
/// <param name="Engine">The engine that answers.</param>
/// <param name="Wanted">The engine that decided.</param>
/// <param name="Bytes">Size of the output that was compared.</param>
public sealed record ReplayView(string Outcome, string? FirstDifference, string Engine, string? Wanted, int Bytes);
