using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>Lists the tenant's workflows: one line each, with the published and pending versions.</summary>
public sealed class ListWorkflows(OperationScopeFactory scopes, CatalogLines<WorkflowRow, WorkflowContent> lines)
{
    public async Task<Result<WorkflowList>> RunAsync(Actor actor, WorkflowFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.workflows", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var types = await scope.Db.CaseTypes.Select(type => new { type.WorkflowKey, type.Name }).ToListAsync(cancellationToken);
        var mined = await scope
            .Db.Workflows.Where(row => row.Origin != null)
            .Select(row => new { row.Key, row.Version })
            .ToListAsync(cancellationToken);
        return new WorkflowList(
            await lines.ReadAsync(scope, filter, cancellationToken),
            types.ToLookup(type => type.WorkflowKey, type => type.Name, StringComparer.Ordinal),
            mined.Select(row => (row.Key, row.Version)).ToHashSet()
        );
    }
}

/// <summary>A page of the list.</summary>
/// <param name="CaseTypes">Names of the case types that follow a workflow.</param>
/// <param name="Mined">Versions that were mined from an event log and that nobody has edited.</param>
public sealed record WorkflowList(
    CatalogList<CatalogLine<WorkflowContent>> Items,
    ILookup<string, string> CaseTypes,
    IReadOnlySet<(string Key, int Version)> Mined
) : CatalogList<CatalogLine<WorkflowContent>>(Items);
