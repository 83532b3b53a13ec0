namespace RecsConsole.Engine.Snapshots;

/// <summary>The results of finished cases whose fields match the case's. A member is null when nothing was counted.</summary>
/// <param name="People">Who finished them.</param>
/// <param name="Teams">Which teams finished them.</param>
/// <param name="Documents">Which documents they used.</param>
public sealed record RoutingFacts(RoutedFacts? People, RoutedFacts? Teams, RoutedFacts? Documents)
{
    /// <summary>Whether nothing was counted.</summary>
    internal bool IsEmpty => People is null && Teams is null && Documents is null;

    /// <summary>The same, or null when nothing was counted.</summary>
    public RoutingFacts? OrNull() => IsEmpty ? null : this;
}

/// <summary>The results of such cases for one target.</summary>
/// <param name="Alike">
/// Names of the fields in which the counted cases match this one, most predictive first; empty when all cases are counted.
/// </param>
/// <param name="Cases">Number of counted cases.</param>
/// <param name="Items">Their results, most likely first.</param>
public sealed record RoutedFacts(IReadOnlyList<string> Alike, int Cases, IReadOnlyList<RoutedItem> Items);

/// <summary>A person, team or document.</summary>
/// <param name="Cases">How many of the counted cases had this result.</param>
/// <param name="Share">
/// The result's probability scaled by 1,000,000: a case counts more the more predictive fields match and the later it ended, including
/// cases beyond the counted ones.
/// </param>
public sealed record RoutedItem(string Id, int Cases, long Share);
