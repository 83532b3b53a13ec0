using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>
/// Opens a decision to those who may view its case and either read the decision or view traces. What was withheld from its actor requires
/// the right to view traces, and what the viewer may not see now is named to nobody.
/// </summary>
public sealed class TraceAccess(OperationScopeFactory scopes, ICaseSource cases)
{
    /// <summary>Name of the opening in the audit trail.</summary>
    public const string Opened = "trace.opened";

    /// <summary>Missing or not permitted: the two are indistinguishable.</summary>
    public static Error NotThere => Error.NotFound(Texts.DecisionNotFound);

    /// <summary>The decision exists and the viewer may open it, but its data was erased.</summary>
    public static Error Erased => Error.Conflict(Texts.DecisionErased);

    /// <summary>The answer when something would have to be recomputed, but the subject's key was destroyed.</summary>
    public static Error NothingToCompute => Error.Unavailable(Texts.NothingToCompute);

    /// <summary>The decision with the viewer's permissions; null when denied, after recording the denial.</summary>
    public async Task<TraceEntry?> EnterAsync(
        OperationScope scope,
        string decisionId,
        string operation,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        var row = Guid.TryParse(decisionId, out var id)
            ? await scope.Db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken)
            : null;
        var entry = row is null ? null : await AskAsync(scope, row, cancellationToken);
        if (entry is null)
        {
            await scope.DenyAsync(operation, "decision", decisionId, NotThere, cancellationToken);
        }

        return entry;
    }

    /// <summary>The same check for a URL, before its page is served.</summary>
    public async ValueTask<bool> MayOpenAsync(Actor actor, string decisionId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        return await EnterAsync(scope, decisionId, Opened, cancellationToken) is not null;
    }

    private async Task<TraceEntry?> AskAsync(OperationScope scope, DecisionRow row, CancellationToken cancellationToken)
    {
        if (await DecisionVisibility.FindCaseAsync(scope, cases, row.CaseId, cancellationToken) is not { } record)
        {
            return null;
        }

        var check = scope.Access;
        var isFull = check.MayReadTrace(row.TenantId, row.Id, row.ActorId);
        return check.MayOpenDecision(row.TenantId, row.Id, row.ActorId) ? new(row, record, check, isFull) : null;
    }
}

/// <summary>A decision that the viewer may open.</summary>
/// <param name="IsFull">Whether the viewer may see what was withheld from the decision's actor, and the audit trail.</param>
public sealed record TraceEntry(DecisionRow Decision, CaseRecord Case, AccessCheck Check, bool IsFull);
