namespace RecsConsole.Platform;

/// <summary>Which addresses in a text become links: pages of the console, and web and mail addresses.</summary>
public static class LinkAddress
{
    private static readonly string[] s_schemes = ["https", "http", "mailto"];

    /// <summary>Whether a page may link to it. Relative addresses stay within the console; "//host" is not relative.</summary>
    public static bool IsSafe(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // some browsers treat a backslash as a slash, and "/\host" as another host
        if (
            address.Any(character => char.IsControl(character) || character == '\\')
            || address.Contains("%5C", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !address.StartsWith('/')
            ? s_schemes.Contains(absolute.Scheme, StringComparer.OrdinalIgnoreCase)
            : address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);
    }
}
