namespace RecsConsole.Components.Lists;

/// <summary>The selected rows of one page. A row stays selected while its values change.</summary>
/// <param name="keyOf">Identifies a row when the list is read again.</param>
public sealed class GridSelection<TLine>(Func<TLine, object> keyOf)
    where TLine : notnull
{
    private readonly Dictionary<object, TLine> _lines = [];

    public IReadOnlyCollection<TLine> Lines => _lines.Values;

    public object KeyOf(TLine line) => keyOf(line);

    public bool Contains(TLine line) => _lines.ContainsKey(keyOf(line));

    public bool ContainsAll(IReadOnlyList<TLine> lines) => lines.Count > 0 && lines.All(Contains);

    public void Toggle(TLine line)
    {
        if (!_lines.Remove(keyOf(line)))
        {
            _lines.Add(keyOf(line), line);
        }
    }

    /// <summary>Selects every line, or none when all were selected.</summary>
    public void ToggleAll(IReadOnlyList<TLine> lines)
    {
        var wereAll = ContainsAll(lines);
        _lines.Clear();
        foreach (var line in wereAll ? [] : lines)
        {
            _lines.Add(keyOf(line), line);
        }
    }

    /// <summary>Deselects lines that are no longer listed, and updates the others to their current values.</summary>
    public void Keep(IReadOnlyList<TLine> lines)
    {
        var kept = lines.Where(Contains).ToList();
        _lines.Clear();
        foreach (var line in kept)
        {
            _lines.Add(keyOf(line), line);
        }
    }

    public void Clear() => _lines.Clear();
}
