namespace RecsConsole.Components.Lists;

/// <summary>A value to filter by, and what people read.</summary>
public sealed record FilterOption(string Value, string Title)
{
    /// <summary>Values that people read as they are.</summary>
    public static IEnumerable<FilterOption> From(IEnumerable<string> values) => values.Select(value => new FilterOption(value, value));

    public static IEnumerable<FilterOption> From(IEnumerable<string> values, Func<string, string> title) =>
        values.Select(value => new FilterOption(value, title(value)));
}
