using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Finding;

/// <summary>The titles of one kind of catalog item.</summary>
public interface ICatalogTitles
{
    /// <summary>The newest version of each item; the caller has checked that its reader may read the catalog.</summary>
    Task<IReadOnlyList<CatalogTitle>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken);
}

/// <summary>An item of the catalog by its title.</summary>
/// <param name="Noun">What it is, in words within a sentence.</param>
public sealed record CatalogTitle(string Key, string Title, string Noun, string Address);
