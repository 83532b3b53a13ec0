namespace RecsConsole.Features.Catalog.Quality;

/// <summary>An action or a document in force, as far as its quality is checked.</summary>
/// <param name="Body">Description of an action, text of a document.</param>
/// <param name="Group">Items of different groups never duplicate each other: kind, language and region.</param>
internal sealed record CheckedItem(ItemKind Kind, string Key, int Version, string Title, string Body, string Group)
{
    /// <summary>Fields that are empty and should not be.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Field and value of everything that it names and the tenant does not have.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Links that lead nowhere, as <see cref="BrokenLinks"/> names them.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];
}

/// <summary>A fault of an item; see the row for the subject.</summary>
internal readonly record struct FoundFault(ItemKind Kind, string Key, CatalogFault Fault, string Subject, int Version);
