using System.Globalization;

namespace RecsConsole.Casework.Inbox;

/// <summary>A version that was sent for review, or sent back.</summary>
/// <param name="Noun">What kind of object, as the audit trail names it.</param>
/// <param name="Revision">Of the version after it was sent: sent once more it has another.</param>
/// <param name="ById">Who sent it.</param>
public sealed record VersionSent(string Noun, string Key, int Version, long Revision, Guid? ById, DateTimeOffset At)
{
    /// <summary>How news name it: "action/call-back/3".</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{Noun}/{Key}/{Version}");

    /// <summary>What a reference names; null for what is none.</summary>
    public static (string Noun, string Key, int Version)? Parse(string? reference) =>
        reference?.Split('/') is [var noun, var key, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (noun, key, version)
            : null;
}
