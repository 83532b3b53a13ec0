namespace RecsConsole.Features.Search;

/// <summary>What to search for: one of the three kinds of object, or all.</summary>
public enum SearchKind
{
    All,
    Case,
    Document,
    Person,
}
