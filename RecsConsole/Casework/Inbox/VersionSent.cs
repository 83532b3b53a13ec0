using System.Globalization;

namespace RecsConsole.Casework.Inbox;

/// <summary>A version that was submitted for review, or returned.</summary>
/// <param name="Noun">Kind of object, as in the audit trail.</param>
/// <param name="Revision">Revision of the version after submission: a resubmission has another.</param>
/// <param name="ById">The person who submitted or returned it.</param>
public sealed record VersionSent(string Noun, string Key, int Version, long Revision, Guid? ById, DateTimeOffset At)
{
    /// <summary>The version's reference in notifications: "action/call-back/3".</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{Noun}/{Key}/{Version}");

    /// <summary>Parses a reference; null when it is not valid.</summary>
    public static (string Noun, string Key, int Version)? Parse(string? reference) =>
        reference?.Split('/') is [var noun, var key, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (noun, key, version)
            : null;
}
