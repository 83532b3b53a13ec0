namespace RecsConsole.Features.Search;

/// <summary>What a search is for; the three kinds of object, or all of them.</summary>
public enum SearchKind
{
    All,
    Case,
    Document,
    Person,
}
