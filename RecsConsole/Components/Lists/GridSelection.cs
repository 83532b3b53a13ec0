namespace RecsConsole.Components.Lists;

/// <summary>The rows of one page that are ticked.</summary>
public sealed class GridSelection<TLine>
    where TLine : notnull
{
    private readonly HashSet<TLine> _lines = [];

    public IReadOnlyCollection<TLine> Lines => _lines;

    public bool Contains(TLine line) => _lines.Contains(line);

    public bool ContainsAll(IReadOnlyList<TLine> lines) => lines.Count > 0 && lines.All(_lines.Contains);

    public void Toggle(TLine line)
    {
        if (!_lines.Remove(line))
        {
            _lines.Add(line);
        }
    }

    /// <summary>Ticks every line, or none when all were ticked.</summary>
    public void ToggleAll(IReadOnlyList<TLine> lines)
    {
        var wereAll = ContainsAll(lines);
        _lines.Clear();
        if (!wereAll)
        {
            _lines.UnionWith(lines);
        }
    }

    /// <summary>What is no longer listed is no longer ticked.</summary>
    public void Keep(IReadOnlyList<TLine> lines) => _lines.IntersectWith(lines);

    public void Clear() => _lines.Clear();
}
