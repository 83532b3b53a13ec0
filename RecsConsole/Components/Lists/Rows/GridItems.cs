namespace RecsConsole.Components.Lists;

/// <summary>The lines of a page as the table holds them. The same lines are the same items: the table reads another list anew.</summary>
internal sealed class GridItems<TLine>
    where TLine : notnull
{
    private IReadOnlyList<TLine>? _lines;
    private IReadOnlyList<GridItem<TLine>> _items = [];

    public IReadOnlyList<GridItem<TLine>> Of(IReadOnlyList<TLine> lines, Func<TLine, object> keyOf)
    {
        if (!ReferenceEquals(_lines, lines))
        {
            (_lines, _items) = (lines, [.. lines.Select(line => new GridItem<TLine>(keyOf(line), line))]);
        }

        return _items;
    }
}
