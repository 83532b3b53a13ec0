namespace RecsConsole.Connectors.Events;

/// <summary>Priorities as ticket systems name them.</summary>
internal static class PriorityWords
{
    private static readonly Dictionary<string, int> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = 1,
        ["p1"] = 1,
        ["urgent"] = 1,
        ["critical"] = 1,
        ["highest"] = 1,
        ["2"] = 2,
        ["p2"] = 2,
        ["high"] = 2,
        ["3"] = 3,
        ["p3"] = 3,
        ["medium"] = 3,
        ["normal"] = 3,
        ["4"] = 4,
        ["p4"] = 4,
        ["low"] = 4,
        ["lowest"] = 4,
    };

    /// <summary>1 (highest) to 4; null for other words.</summary>
    public static int? Read(string? text) => text is not null && s_words.TryGetValue(text, out var priority) ? priority : null;
}
