namespace RecsConsole.Engine.Snapshots;

/// <summary>What finished cases that agree with the case in its fields came to. A member is null when nothing was counted.</summary>
/// <param name="People">Who finished them.</param>
/// <param name="Teams">Which teams did.</param>
/// <param name="Documents">Which documents they used.</param>
public sealed record RoutingFacts(RoutedFacts? People, RoutedFacts? Teams, RoutedFacts? Documents)
{
    /// <summary>Whether nothing was counted.</summary>
    internal bool IsEmpty => People is null && Teams is null && Documents is null;

    /// <summary>The same, or null when nothing was counted.</summary>
    public RoutingFacts? OrNull() => IsEmpty ? null : this;
}

/// <summary>What such cases came to.</summary>
/// <param name="Alike">Names of the fields in which the counted cases agree with this one, the most telling first; empty: all cases.</param>
/// <param name="Cases">The counted cases.</param>
/// <param name="Items">What they came to, the likeliest first.</param>
public sealed record RoutedFacts(IReadOnlyList<string> Alike, int Cases, IReadOnlyList<RoutedItem> Items);

/// <summary>A person, team or document.</summary>
/// <param name="Cases">How many of the counted cases came to it.</param>
/// <param name="Share">
/// Its probability scaled by 1,000,000: cases count the more, the more telling fields agree and the later they ended, also beyond the counted
/// ones.
/// </param>
public sealed record RoutedItem(string Id, int Cases, long Share);
