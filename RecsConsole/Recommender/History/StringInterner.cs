namespace RecsConsole.Recommender.History;

/// <summary>Maps names to integers, so that counting compares integers; -1 is an unknown name.</summary>
internal sealed class StringInterner
{
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Add(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _names.Count);
            _names.Add(name);
        }

        return number;
    }

    public int Find(string? name) => name is not null && _numbers.TryGetValue(name, out var number) ? number : Unknown;

    public string this[int number] => _names[number];
}
