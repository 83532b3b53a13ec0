namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Derives a browser name from its User-Agent, so that its owner recognises it. Nothing depends on it.</summary>
public static class BrowserNames
{
    // the order matters: Edge also identifies as Chrome, and Chrome as Safari
    private static readonly (string Mark, string Name)[] s_browsers =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] s_systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>The name, such as "Chrome, Windows"; null when neither is recognised.</summary>
    public static string? Of(string said)
    {
        ArgumentNullException.ThrowIfNull(said);
        string[] names = [.. Find(s_browsers, said), .. Find(s_systems, said)];
        return names.Length > 0 ? string.Join(", ", names) : null;
    }

    private static IEnumerable<string> Find((string Mark, string Name)[] known, string said) =>
        known.Where(each => said.Contains(each.Mark, StringComparison.Ordinal)).Select(each => each.Name).Take(1);
}
