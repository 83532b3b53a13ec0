namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>The columns of the queue: their headings, sort orders, and which of them a reader sees.</summary>
internal static class QueueColumns
{
    // with more columns the table scrolls inside its own frame, so that titles keep room for their first words
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

    /// <summary>Columns that can be hidden: a row without its case and title is useless.</summary>
    public static IReadOnlyList<QueueColumn> Optional { get; } =
    [.. Enum.GetValues<QueueColumn>().Except([QueueColumn.Case, QueueColumn.Title])];

    /// <summary>The columns the queue can be sorted by.</summary>
    public static IReadOnlyList<QueueColumn> Sortable { get; } = [.. Enum.GetValues<QueueColumn>().Where(each => SortOf(each) is not null)];

    public static string KeyOf(QueueColumn column) => column.ToString().ToLowerInvariant();

    /// <summary>Columns by their keys, without unknown ones; null when nothing was chosen.</summary>
    public static IReadOnlyList<QueueColumn>? Parse(IReadOnlyList<string>? keys) =>
        keys is null
            ? null
            : [.. keys.SelectMany(key => Optional.Where(each => string.Equals(KeyOf(each), key, StringComparison.Ordinal))).Distinct()];

    /// <summary>All columns of the table, from the left. The default for unassigned cases has no column for the assignee.</summary>
    public static IReadOnlyList<QueueColumn> Shown(IReadOnlyList<QueueColumn>? chosen, QueueScope scope) =>
        [
            QueueColumn.Case,
            QueueColumn.Title,
            .. chosen ?? s_usual.Where(each => each != QueueColumn.Assignee || scope != QueueScope.Unassigned),
        ];

    /// <summary>
    /// CSS class of a default column that gives its room to the title on smaller screens; null: shown on all screens. In one's own queue
    /// the assignee is known; beside an assignee, the next step tells the state too.
    /// </summary>
    public static string? WideClassOf(QueueColumn column, IReadOnlyList<QueueColumn>? chosen, QueueScope scope) =>
        (chosen, column, scope) switch
        {
            (null, QueueColumn.Assignee, QueueScope.Mine) => "only-wide",
            (null, QueueColumn.State, not (QueueScope.Mine or QueueScope.Unassigned)) => "only-roomy",
            _ => null,
        };

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
            QueueColumn.CustomerWrote => Texts.LastCustomerMessage,
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

    /// <summary>CSS class for the minimum width of the table; null: as wide as the page.</summary>
    public static string? WidthClass(int columns) =>
        columns switch
        {
            <= MaxThatFit => null,
            <= MaxOnWideScreens => "many",
            _ => "most",
        };

    /// <summary>Joins the CSS class names that apply; null when there are none.</summary>
    public static string? Join(params string?[] names)
    {
        var text = string.Join(' ', names.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>Sort direction of a column for aria-sort; null when the list is sorted by another column.</summary>
    public static string? SortState(QueueFilter filter, QueueSort sort) =>
        sort != filter.Sort ? null
        : filter.Descending ? "descending"
        : "ascending";

    public static string? Arrow(QueueFilter filter, QueueSort sort) =>
        sort != filter.Sort ? null
        : filter.Descending ? " ↓"
        : " ↑";
}
