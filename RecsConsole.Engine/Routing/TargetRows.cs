namespace RecsConsole.Engine.Routing;

/// <summary>The results of a table's cases for one target: latest ended case first, one entry per item of a case.</summary>
internal sealed class TargetRows
{
    private readonly List<int> _rows = [];
    private readonly List<int> _items = [];
    private readonly List<string> _names = [];

    public TargetRows(IReadOnlyList<RoutedCase> cases, RoutingTarget target)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cases.Count; i++)
        {
            foreach (var item in cases[i].Of(target))
            {
                if (!numbers.TryGetValue(item, out var number))
                {
                    numbers.Add(item, number = _names.Count);
                    _names.Add(item);
                }

                _rows.Add(i);
                _items.Add(number);
            }
        }
    }

    public int Count => _rows.Count;

    public int Items => _names.Count;

    public int RowOf(int entry) => _rows[entry];

    public int ItemOf(int entry) => _items[entry];

    public string NameOf(int item) => _names[item];
}
