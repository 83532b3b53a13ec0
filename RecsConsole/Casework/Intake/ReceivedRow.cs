using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Intake;

/// <summary>What became of a row.</summary>
/// <param name="Name">Key of the case or customer, or id of the event; null where the row could not be read.</param>
public sealed record ReceivedRow(int Row, string? Name, ReceivedAs Status)
{
    /// <summary>Why it was refused.</summary>
    public ReceivedFault? Fault { get; init; }

    internal static ReceivedRow Refused(int row, string? name, ReceivedFault fault) => new(row, name, ReceivedAs.Refused) { Fault = fault };
}

/// <summary>Why a row was refused.</summary>
/// <param name="Field">The field that is wrong; null where it is the whole.</param>
public sealed record ReceivedFault(ErrorKind Kind, string? Field, string Message);

/// <summary>What became of a row.</summary>
public enum ReceivedAs
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there, and is brought up to date.</summary>
    Updated,

    /// <summary>It was there like this.</summary>
    Already,

    /// <summary>Nothing of it is kept.</summary>
    Refused,
}

/// <summary>How a request is counted in the audit trail.</summary>
internal static class ReceivedCounts
{
    public static Dictionary<string, string> Of(IReadOnlyList<ReceivedRow> rows) =>
        rows.GroupBy(row => row.Status)
            .ToDictionary(
                each => each.Key.ToString().ToLowerInvariant(),
                each => each.Count().ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    /// <summary>Something is to be saved.</summary>
    public static bool HaveChanges(IReadOnlyList<ReceivedRow> rows) =>
        rows.Any(row => row.Status is ReceivedAs.Added or ReceivedAs.Updated);
}
