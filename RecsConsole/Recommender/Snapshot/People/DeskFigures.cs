namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>What a recommendation needs to know about all others: what slates showed recently and who was asked today.</summary>
/// <param name="ReadAt">When the figures were read.</param>
/// <param name="Plans">The latest plan of each team that has one.</param>
/// <param name="AskedToday">Requests of the last 24 hours by person id; no entry means none.</param>
public sealed record DeskFigures(
    DateTimeOffset ReadAt,
    SlateFigures Slates,
    IReadOnlyDictionary<Guid, int> AskedToday,
    IReadOnlyDictionary<string, PublishedPlan> Plans
);
