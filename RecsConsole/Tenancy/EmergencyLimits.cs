namespace RecsConsole.Tenancy;

/// <summary>How cases may be opened in an emergency. A tenant may be stricter than the default, never looser.</summary>
/// <param name="LongestMinutes">A case is open for at most this long; one of <see cref="Lengths"/>.</param>
/// <param name="TriesAnHour">Attempts of one person in an hour, successful or not.</param>
/// <param name="ShortestReason">Shorter reasons are refused, in characters.</param>
public sealed record EmergencyLimits(int LongestMinutes, int TriesAnHour, int ShortestReason)
{
    /// <summary>Longer reasons take too long to write in an emergency.</summary>
    public const int LongestNeededReason = 200;

    /// <summary>The limits of a new tenant: the loosest there are.</summary>
    public static EmergencyLimits Default { get; } = new(LongestMinutes: 240, TriesAnHour: 5, ShortestReason: 20);

    /// <summary>How long a case can be open, in minutes.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [15, 30, 60, 120, 240];

    /// <summary>Whether they are no looser than the default, and still let somebody in.</summary>
    public bool IsAllowed() =>
        Lengths.Contains(LongestMinutes)
        && TriesAnHour >= 1
        && TriesAnHour <= Default.TriesAnHour
        && ShortestReason >= Default.ShortestReason
        && ShortestReason <= LongestNeededReason;
}
