using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Intake;

/// <summary>The result for a row of a request.</summary>
/// <param name="Name">Key of the case or customer, or id of the event; null when the row could not be parsed.</param>
public sealed record ReceivedRow(int Row, string? Name, ReceivedAs Status)
{
    /// <summary>Why the row was refused.</summary>
    public ReceivedFault? Fault { get; init; }

    internal static ReceivedRow Refused(int row, string? name, ReceivedFault fault) => new(row, name, ReceivedAs.Refused) { Fault = fault };
}

/// <summary>Why a row was refused.</summary>
/// <param name="Field">The invalid field; null when it concerns the whole row.</param>
public sealed record ReceivedFault(ErrorKind Kind, string? Field, string Message);

/// <summary>Results of a row.</summary>
public enum ReceivedAs
{
    /// <summary>The object was created.</summary>
    Added,

    /// <summary>The object existed, and was updated.</summary>
    Updated,

    /// <summary>The object existed unchanged.</summary>
    Already,

    /// <summary>The row was rejected.</summary>
    Refused,
}

/// <summary>Counts the rows of a request by result, for the audit trail.</summary>
internal static class ReceivedCounts
{
    public static Dictionary<string, string> Of(IReadOnlyList<ReceivedRow> rows) =>
        rows.GroupBy(row => row.Status)
            .ToDictionary(
                each => each.Key.ToString().ToLowerInvariant(),
                each => each.Count().ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    /// <summary>Whether there is anything to save.</summary>
    public static bool HaveChanges(IReadOnlyList<ReceivedRow> rows) =>
        rows.Any(row => row.Status is ReceivedAs.Added or ReceivedAs.Updated);
}
