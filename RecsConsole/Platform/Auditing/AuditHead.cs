using System.Globalization;

namespace RecsConsole.Platform.Auditing;

/// <summary>The newest link of a chain. A copy stored elsewhere shows later whether the newest entries were removed.</summary>
public readonly record struct AuditHead(long Number, string Hash)
{
    private const int HashLength = 64;

    /// <summary>The head of an empty chain, to which the first link is chained.</summary>
    public static AuditHead None { get; } = new(0, new string('0', HashLength));

    /// <summary>Parses N:HASH; null when the text has another form.</summary>
    public static AuditHead? Parse(string? text)
    {
        var parts = text?.Split(':') ?? [];
        return
            parts is [var number, { Length: HashLength } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            && hash.All(char.IsAsciiHexDigitLower)
            ? new(known, hash)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");
}
