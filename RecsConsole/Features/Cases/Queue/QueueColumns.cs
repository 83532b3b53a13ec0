namespace RecsConsole.Features.Cases.Queue;

/// <summary>The columns that the queue can be ordered by.</summary>
internal static class QueueColumns
{
    public static IReadOnlyList<(QueueSort Sort, string Words)> All { get; } =
    [
        (QueueSort.Case, SharedTexts.Case),
        (QueueSort.Title, SharedTexts.Title),
        (QueueSort.Customer, SharedTexts.Customer),
        (QueueSort.State, SharedTexts.State),
        (QueueSort.Priority, Texts.Priority),
        (QueueSort.Sla, Texts.Sla),
    ];

    /// <summary>How a row looks: the current one, one that somebody else just changed, a selected one.</summary>
    public static string? RowClass(bool isCurrent, bool hasMoved, bool isPicked)
    {
        string?[] names = [isCurrent ? "cur" : null, hasMoved ? "moved" : null, isPicked ? "picked" : null];
        var text = string.Join(' ', names.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>How a column is ordered, as it is read aloud; null when the list is ordered by another.</summary>
    public static string? SortState(QueueFilter filter, QueueSort sort) =>
        sort != filter.Sort ? null
        : filter.Descending ? "descending"
        : "ascending";

    public static string? Arrow(QueueFilter filter, QueueSort sort) =>
        sort != filter.Sort ? null
        : filter.Descending ? " ↓"
        : " ↑";
}
