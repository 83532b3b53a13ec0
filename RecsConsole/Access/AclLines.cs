using System.Globalization;
using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// Lines of a document's access list: role:supervisor, team:access, region:DE or person:id, each with an end if it has one, as in
/// <c>role:supervisor until 2026-12-01T00:00Z</c>.
/// </summary>
public static class AclLines
{
    /// <summary>Separates who a line names from when it expires.</summary>
    public const string Until = " until ";

    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"];

    // matches nobody: a line that cannot be parsed must not open the document
    private static readonly AclEntry s_nobody = new(AclKind.Person, Guid.Empty.ToString("D"));

    /// <summary>The entry of a line; a line that cannot be parsed gives one that matches nobody.</summary>
    public static AclEntry ToEntry(string line) => TryParse(line) ?? s_nobody;

    /// <summary>The entry, or null when the line cannot be parsed.</summary>
    public static AclEntry? TryParse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var until = line.IndexOf(Until, StringComparison.Ordinal);
        var who = until < 0 ? line : line[..until];
        DateTimeOffset? end = null;
        if (until >= 0)
        {
            if (EndOf(line[(until + Until.Length)..]) is not { } expiry)
            {
                return null;
            }

            end = expiry;
        }

        var colon = who.IndexOf(':', StringComparison.Ordinal);
        return
            colon > 0
            && colon < who.Length - 1
            && Enum.TryParse<AclKind>(who[..colon], ignoreCase: true, out var kind)
            && Enum.IsDefined(kind)
            ? new(kind, who[(colon + 1)..].Trim(), end)
            : null;
    }

    private static DateTimeOffset? EndOf(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            s_formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var end
        )
            ? end
            : null;
}
