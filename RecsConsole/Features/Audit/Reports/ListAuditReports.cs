using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Audit.Reports;

/// <summary>Lists the reader's saved reports in the order in which they were made.</summary>
public sealed class ListAuditReports(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<AuditReport>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "list.audit_reports", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return await OwnReports
            .Of(scope)
            .AsNoTracking()
            .Take(OwnReports.Max)
            .Select(row => new AuditReport(row.Id, row.Name, row.Address))
            .ToListAsync(cancellationToken);
    }
}
