using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Layout;
using RecsConsole.Components.Lists;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Finding;

/// <summary>
/// Finds items of the catalog by title or key, for the quick search. It is asked with every search of everybody: whoever may not read the
/// catalog finds nothing in it, which is no refused attempt.
/// </summary>
public sealed class FindCatalogItems(OperationScopeFactory scopes, IEnumerable<ICatalogTitles> kinds) : IFoundObjects
{
    private const int Max = 10;
    private const int LongestText = 200;

    public async Task<Result<CatalogMatches>> RunAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.Search, "search.console", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(text);
        if (
            text.Length is < TypedWords.Shortest or > LongestText
            || !await new WaitingDesk(scope).MayAsync(AccessOperation.ViewCatalog, cancellationToken)
        )
        {
            return new CatalogMatches([]);
        }

        List<CatalogTitle> found = [];
        foreach (var kind in kinds)
        {
            var titles = await kind.ReadAsync(scope.Db, cancellationToken);
            found.AddRange(titles.Where(title => TypedWords.AreIn(text, $"{title.Title} {title.Key}")));
        }

        return new CatalogMatches([
            .. found
                .OrderByDescending(title => TypedWords.Begin(text, title.Title))
                .ThenBy(title => title.Title, StringComparer.CurrentCulture)
                .ThenBy(title => title.Key, StringComparer.Ordinal)
                .Take(Max)
                .Select(title => new FoundObject(title.Title, title.Noun, title.Address)),
        ]);
    }

    public async Task<IReadOnlyList<FoundObject>> FindAsync(Actor actor, string text, CancellationToken cancellationToken) =>
        (await RunAsync(actor, text, cancellationToken)).Value?.Items ?? [];
}

/// <param name="Items">Those whose title begins with the text first.</param>
public sealed record CatalogMatches(IReadOnlyList<FoundObject> Items);
