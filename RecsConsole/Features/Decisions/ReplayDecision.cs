using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Decisions;

/// <summary>Computes a decision again from its stored inputs and says whether every stage has the same bytes.</summary>
public sealed class ReplayDecision(TenantDb tenantDb, TraceAccess access, AuditTrail auditTrail)
{
    private const string Replayed = "trace.replayed";

    public async Task<Result<ReplayView>> RunAsync(
        Actor actor,
        Guid decisionId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var named = decisionId.ToString("D");
        var entry = await access.EnterAsync(db, actor, named, Replayed, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        var verdict = await JudgeAsync(db, entry.Decision, cancellationToken);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Replayed,
                "decision",
                named,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["outcome"] = verdict.Outcome,
                }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return new ReplayView(
            verdict.Outcome,
            verdict.FirstDifference,
            verdict.Engine,
            verdict.Wanted,
            CanonicalJson.Serialize(DecisionLog.OutputOf(entry.Decision)).Length
        );
    }

    // through the door that takes bytes and gives bytes, as the command line does
    private static async Task<ReplayVerdict> JudgeAsync(
        ConsoleDbContext db,
        DecisionRow decision,
        CancellationToken cancellationToken
    )
    {
        if (DecisionLog.IsErased(decision))
        {
            return ReplayVerdict.OfErased(DecisionLog.VersionsOf(decision).Engine.Engine);
        }

        var bundle = await DecisionLog.ReadBundleAsync(db, decision, cancellationToken);
        return CanonicalJson.Deserialize<ReplayVerdict>(ReplayEntry.Run(bundle.Serialize()));
    }
}

/// <summary>The answer of a replay.</summary>
/// <param name="Outcome">identical, differs, erased or engine_missing.</param>
/// <param name="Engine">The engine that answers.</param>
/// <param name="Wanted">The engine that decided.</param>
/// <param name="Bytes">Size of the output that was compared.</param>
public sealed record ReplayView(
    string Outcome,
    string? FirstDifference,
    string Engine,
    string? Wanted,
    int Bytes
);
