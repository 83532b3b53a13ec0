namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>The columns of the queue: their words, what they are ordered by, and which of them a reader sees.</summary>
internal static class QueueColumns
{
    // beyond so many the table scrolls in its own frame, so that a title keeps room for its first words
    private const int MaxThatFit = 8;
    private const int MaxOnWideScreens = 10;

    private static readonly QueueColumn[] s_usual =
    [
        QueueColumn.Customer,
        QueueColumn.State,
        QueueColumn.Priority,
        QueueColumn.Sla,
        QueueColumn.Assignee,
        QueueColumn.Step,
    ];

    /// <summary>Those that can be taken off: a row without its case and title says nothing.</summary>
    public static IReadOnlyList<QueueColumn> Optional { get; } =
    [.. Enum.GetValues<QueueColumn>().Except([QueueColumn.Case, QueueColumn.Title])];

    /// <summary>The columns that the queue can be ordered by.</summary>
    public static IReadOnlyList<QueueColumn> Sortable { get; } = [.. Enum.GetValues<QueueColumn>().Where(each => SortOf(each) is not null)];

    public static string KeyOf(QueueColumn column) => column.ToString().ToLowerInvariant();

    /// <summary>Columns that somebody chose; null when they chose none, or none of what they chose is known any more.</summary>
    public static IReadOnlyList<QueueColumn>? Parse(IReadOnlyList<string>? keys) =>
        keys is null
            ? null
            : [.. keys.SelectMany(key => Optional.Where(each => string.Equals(KeyOf(each), key, StringComparison.Ordinal))).Distinct()];

    /// <summary>All columns of the table, from the left. Who has a case that nobody has is not said to everybody.</summary>
    public static IReadOnlyList<QueueColumn> Shown(IReadOnlyList<QueueColumn>? chosen, QueueScope scope) =>
        [
            QueueColumn.Case,
            QueueColumn.Title,
            .. chosen ?? s_usual.Where(each => each != QueueColumn.Assignee || scope != QueueScope.Unassigned),
        ];

    /// <summary>Whether a column is there on wide screens only: of one's own cases the person is known, and room is for the title.</summary>
    public static bool IsOnlyWide(QueueColumn column, IReadOnlyList<QueueColumn>? chosen, QueueScope scope) =>
        chosen is null && column == QueueColumn.Assignee && scope == QueueScope.Mine;

    public static string Words(QueueColumn column) =>
        column switch
        {
            QueueColumn.Case => SharedTexts.Case,
            QueueColumn.Title => SharedTexts.Title,
            QueueColumn.Customer => SharedTexts.Customer,
            QueueColumn.State => SharedTexts.State,
            QueueColumn.Priority => Texts.PriorityHead,
            QueueColumn.Sla => Texts.Sla,
            QueueColumn.Assignee => SharedTexts.Person,
            QueueColumn.Team => SharedTexts.Team,
            QueueColumn.IssueType => SharedTexts.IssueType,
            QueueColumn.Opened => Texts.OpenedColumn,
            QueueColumn.Changed => Texts.LastChange,
            _ => Texts.NextStep,
        };

    public static QueueSort? SortOf(QueueColumn column) =>
        column switch
        {
            QueueColumn.Case => QueueSort.Case,
            QueueColumn.Title => QueueSort.Title,
            QueueColumn.Customer => QueueSort.Customer,
            QueueColumn.State => QueueSort.State,
            QueueColumn.Priority => QueueSort.Priority,
            QueueColumn.Sla => QueueSort.Sla,
            _ => null,
        };

    /// <summary>How wide the table must be at least; null: as wide as the page.</summary>
    public static string? WidthClass(int columns) =>
        columns switch
        {
            <= MaxThatFit => null,
            <= MaxOnWideScreens => "many",
            _ => "most",
        };

    /// <summary>Names of classes that apply; null when none does.</summary>
    public static string? Join(params string?[] names)
    {
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
