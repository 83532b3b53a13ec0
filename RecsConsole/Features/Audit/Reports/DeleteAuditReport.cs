using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Audit.Reports;

/// <summary>Deletes one of the actor's own reports; returns its name.</summary>
public sealed class DeleteAuditReport(OperationScopeFactory scopes)
{
    private const string Name = "delete.audit_report";

    public async Task<Result<string>> RunAsync(Actor actor, Guid reportId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await OwnReports.Of(scope).FirstOrDefaultAsync(found => found.Id == reportId, cancellationToken);
        if (row is null)
        {
            return await scope.DenyAsync(Name, "view", reportId.ToString("D"), OwnReports.NotThere, cancellationToken);
        }

        scope.Db.SavedViews.Remove(row);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Name : OwnReports.NotThere;
    }
}
