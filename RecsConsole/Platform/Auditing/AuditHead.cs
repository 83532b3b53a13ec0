using System.Globalization;

namespace RecsConsole.Platform.Auditing;

/// <summary>The newest link of a chain. Whoever keeps it elsewhere can tell later whether the newest entries were taken away.</summary>
public readonly record struct AuditHead(long Number, string Hash)
{
    private const int HashLength = 64;

    /// <summary>What the first link is chained to.</summary>
    public static AuditHead None { get; } = new(0, new string('0', HashLength));

    /// <summary>Reads N:HASH; null when it is not that.</summary>
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
