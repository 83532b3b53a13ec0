namespace RecsConsole.Features.Search.Results;

/// <summary>Paging of a result list.</summary>
internal static class ResultPages
{
    public const int Size = 20;

    /// <summary>The rows shown with their ranks: a page of one kind, or the first few when all kinds are listed.</summary>
    public static IEnumerable<(T Row, int Rank)> Shown<T>(IReadOnlyList<T> kept, SearchQuery query, SearchKind kind)
    {
        var (skip, take) = query.Kind == SearchKind.All ? (0, kind == SearchKind.Person ? 3 : 5) : ((query.Page - 1) * Size, Size);
        return kept.Select((row, index) => (row, index + 1)).Skip(skip).Take(take);
    }
}
