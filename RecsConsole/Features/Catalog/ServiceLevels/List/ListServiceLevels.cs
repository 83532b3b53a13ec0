using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>Lists the tenant's service levels: one line each, with the published and pending versions.</summary>
public sealed class ListServiceLevels(OperationScopeFactory scopes, CatalogLines<ServiceLevelRow, ServiceLevelContent> lines)
{
    public async Task<Result<ServiceLevelList>> RunAsync(Actor actor, ServiceLevelFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.service_levels", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return new ServiceLevelList(
            await lines.ReadAsync(scope, filter, cancellationToken, Precedence),
            await ServiceLevelChoices.ReadAsync(scope, key: null, cancellationToken)
        );
    }

    // those that take precedence come first
    private static IComparable Precedence(CatalogLine<ServiceLevelContent> line) =>
        (-line.Content.ToLevel(line.Key, line.Version).Rank, line.Content.Priority);
}

/// <summary>A page of the list.</summary>
public sealed record ServiceLevelList(CatalogList<CatalogLine<ServiceLevelContent>> Items, ServiceLevelChoices Choices)
    : CatalogList<CatalogLine<ServiceLevelContent>>(Items);
