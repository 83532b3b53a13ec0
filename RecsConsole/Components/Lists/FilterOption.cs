namespace RecsConsole.Components.Lists;

/// <summary>A value to filter by, with its display text.</summary>
public sealed record FilterOption(string Value, string Title)
{
    /// <summary>Values that are shown as they are.</summary>
    public static IEnumerable<FilterOption> From(IEnumerable<string> values) => values.Select(value => new FilterOption(value, value));

    public static IEnumerable<FilterOption> From(IEnumerable<string> values, Func<string, string> title) =>
        values.Select(value => new FilterOption(value, title(value)));

    /// <summary>Values of a closed set, identified by their code in URLs.</summary>
    public static IEnumerable<FilterOption> From<T>(IEnumerable<T> values, Func<T, string> title)
        where T : struct, Enum => values.Select(value => new FilterOption(value.ToCode(), title(value)));
}
