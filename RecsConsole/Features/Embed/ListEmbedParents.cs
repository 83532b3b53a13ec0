using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Embed;

/// <summary>Lists the origins whose pages may embed panels of the tenant's cases.</summary>
public sealed class ListEmbedParents(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.embed_parents", cancellationToken);
        return scope.Refusal is { } refusal
            ? refusal
            : await scope.Db.EmbedParents.OrderBy(row => row.Origin).Select(row => row.Origin).ToListAsync(cancellationToken);
    }
}
