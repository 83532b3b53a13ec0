using RecsConsole.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Replay;

namespace RecsConsole.Features.Decisions;

/// <summary>Recomputes a decision from its stored inputs and checks whether every stage has the same bytes.</summary>
public sealed class ReplayDecision(OperationScopeFactory scopes, TraceAccess access, DecisionReplay replay, AuditTrail auditTrail)
{
    private const string Replayed = "trace.replayed";

    public async Task<Result<ReplayView>> RunAsync(Actor actor, Guid decisionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var named = decisionId.ToString("D");
        var entry = await access.EnterAsync(scope, named, Replayed, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        // with the engine that decided, as on the command line
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

/// <summary>The result of a replay.</summary>
/// <param name="Outcome">identical, differs, erased or engine_missing.</param>
/// <param name="Engine">Version of the running engine.</param>
/// <param name="Wanted">Version of the engine that decided.</param>
/// <param name="Bytes">Size of the compared output.</param>
public sealed record ReplayView(string Outcome, string? FirstDifference, string Engine, string? Wanted, int Bytes);
