namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>An unsent new term.</summary>
public sealed record KeptTerm(TermKind Kind, string Key, string Title);

/// <summary>Unsent edits of a term.</summary>
/// <param name="Revision">Revision they are based on.</param>
public sealed record KeptTermEdit(long Revision, string Title, bool IsRetired, string Why);
