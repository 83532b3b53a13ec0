using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Audit;

/// <summary>Lists a page of the audit trail that matches a filter, newest first, for someone who may read it.</summary>
public sealed class ListAudit(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<AuditPageLines>> RunAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "view.audit", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var selection = await AuditSelection.FromAsync(db, actor, filter, cancellationToken);
        var found = await selection.NewestAsync(db, filter.Before, PageSize + 1, cancellationToken);
        var shown = found.Take(PageSize).ToList();
        var lines = await AuditLineReader.ReadAsync(db, scope.Access, shown, cancellationToken);
        return new AuditPageLines(lines, found.Count > PageSize ? new(shown[^1].At, shown[^1].Id) : null)
        {
            Actors = await AuditActors.ReadAsync(db, cancellationToken),
        };
    }
}
