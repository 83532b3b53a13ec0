namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>What the tenant's slates showed over the last days, and how often each person was shown and asked.</summary>
/// <param name="At">When the figures were counted.</param>
/// <param name="Openings">Number of decisions counted.</param>
/// <param name="Shares">
/// Share of these decisions that showed the item, scaled by 1,000,000, by kind and id ("action:call"); only items that many decisions show.
/// </param>
/// <param name="People">By person id.</param>
public sealed record SlateFigures(
    DateTimeOffset At,
    int Openings,
    IReadOnlyDictionary<string, long> Shares,
    IReadOnlyDictionary<string, PersonExposure> People
)
{
    /// <summary>How people responded, by kind of case; null when nobody did, or before it was counted.</summary>
    public IReadOnlyList<SituationResponses>? Responses { get; init; }

    /// <summary>Nothing was counted yet.</summary>
    public static SlateFigures None { get; } =
        new(
            DateTimeOffset.UnixEpoch,
            0,
            new Dictionary<string, long>(StringComparer.Ordinal),
            new Dictionary<string, PersonExposure>(StringComparer.Ordinal)
        );
}

/// <summary>How often a person was shown on a slate, and asked from one, over the last days.</summary>
public sealed record PersonExposure(int Shown, int Asked);
