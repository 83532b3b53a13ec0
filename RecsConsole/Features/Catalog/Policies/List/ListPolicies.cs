using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.List;

/// <summary>Lists the tenant's policies: one line each, with the published and pending versions.</summary>
public sealed class ListPolicies(OperationScopeFactory scopes, CatalogLines<PolicyRow, PolicyContent> lines)
{
    public async Task<Result<PolicyList>> RunAsync(Actor actor, PolicyFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.policies", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var items = await lines.ReadAsync(scope, filter, cancellationToken);
        return new PolicyList(
            // do not reveal the ids of documents that the reader may not read
            items with
            {
                Lines = [.. items.Lines.Select(line => line with { Content = line.Content.WithoutDocuments() })],
            },
            await PolicyChoices.ReadAsync(scope, key: null, cancellationToken)
        );
    }
}

/// <summary>A page of the list.</summary>
public sealed record PolicyList(CatalogList<CatalogLine<PolicyContent>> Items, PolicyChoices Choices)
    : CatalogList<CatalogLine<PolicyContent>>(Items);
