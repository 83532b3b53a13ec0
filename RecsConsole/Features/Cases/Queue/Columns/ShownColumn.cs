namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>A column of the table.</summary>
/// <param name="WideClass">CSS class of cells shown on wide screens only; null: on all screens.</param>
public sealed record ShownColumn(QueueColumn Column, string? WideClass)
{
    /// <summary>All columns from the left.</summary>
    /// <param name="chosen">The reader's choice; null: the default columns.</param>
    public static IReadOnlyList<ShownColumn> Of(IReadOnlyList<QueueColumn>? chosen, QueueScope scope) =>
        [.. QueueColumns.Shown(chosen, scope).Select(column => new ShownColumn(column, QueueColumns.WideClassOf(column, chosen, scope)))];
}
