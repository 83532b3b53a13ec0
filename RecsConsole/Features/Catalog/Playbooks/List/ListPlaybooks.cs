using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>Lists the tenant's playbooks: one line each, with the published and pending versions.</summary>
public sealed class ListPlaybooks(OperationScopeFactory scopes, CatalogLines<PlaybookRow, PlaybookContent> lines)
{
    public async Task<Result<PlaybookList>> RunAsync(Actor actor, PlaybookFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.playbooks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return new PlaybookList(
            await lines.ReadAsync(scope, filter, cancellationToken),
            await PlaybookChoices.ReadAsync(scope.Db, cancellationToken)
        );
    }
}

/// <summary>A page of the list.</summary>
public sealed record PlaybookList(CatalogList<CatalogLine<PlaybookContent>> Items, PlaybookChoices Choices)
    : CatalogList<CatalogLine<PlaybookContent>>(Items);
