using System.Globalization;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The part of an event about the clock of its case.</summary>
/// <param name="Deadline">The new deadline; null if the clock was paused, or if nothing is promised any more.</param>
/// <param name="Working">The newly promised time.</param>
public sealed record ClockNote(ClockMove Move, DateTimeOffset? Deadline, TimeSpan? Working)
{
    private const string MoveAttribute = "clock";
    private const string DeadlineAttribute = "deadline";
    private const string MinutesAttribute = "promised_minutes";

    /// <summary>Anything done before it is judged by the previous deadline.</summary>
    public bool IsPromise => Move is ClockMove.Renewed or ClockMove.Applied or ClockMove.Told or ClockMove.Ended;

    /// <summary>Null if the event did not change the clock.</summary>
    public static ClockNote? In(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return Enum.TryParse<ClockMove>(attributes.GetValueOrDefault(MoveAttribute), out var move)
            ? new(move, InstantIn(attributes), MinutesIn(attributes))
            : null;
    }

    internal static void Write(IDictionary<string, string> attributes, ClockMove move, DateTimeOffset? deadline, TimeSpan? working)
    {
        attributes[MoveAttribute] = move.ToString();
        if (deadline is { } end)
        {
            attributes[DeadlineAttribute] = end.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }

        if (working is { } promised)
        {
            attributes[MinutesAttribute] = ((long)promised.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static TimeSpan? MinutesIn(IReadOnlyDictionary<string, string> attributes) =>
        long.TryParse(attributes.GetValueOrDefault(MinutesAttribute), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? TimeSpan.FromMinutes(minutes)
            : null;

    private static DateTimeOffset? InstantIn(IReadOnlyDictionary<string, string> attributes) =>
        DateTimeOffset.TryParse(
            attributes.GetValueOrDefault(DeadlineAttribute),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;
}
