using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.Escalation;

/// <summary>Escalates requests whose deadline has passed; returns how many there were.</summary>
public sealed class EscalateApprovals(OperationScopeFactory scopes, ApprovalSweep sweep)
{
    private const int MaxAtOnce = 500;

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.RunJobs,
            "escalate.approvals",
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = scope.Now;
        var late = await ApprovalQuery
            .All(scope.Db)
            .Pending()
            .Where(parts => parts.Request.Deadline <= now)
            .OrderBy(parts => parts.Request.Deadline)
            .ThenBy(parts => parts.Request.Id)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
        await sweep.RunAsync(scope, late, cancellationToken);
        return late.Count;
    }
}
