using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>The tenant's settings that change a slate. Weights and penalties are scaled by 1,000,000.</summary>
/// <param name="MaxSameKind">Most shown actions of one kind, and documents of one kind.</param>
/// <param name="ExpertLoadFilter">True: people at capacity are excluded; false: they are only priced.</param>
/// <param name="DisabledSources">Candidate sources switched off, by name.</param>
public sealed record ConfigurationPart(
    int Version,
    HeuristicWeights Weights,
    int ActionSlots,
    int DocumentSlots,
    int ExpertSlots,
    int MaxSameKind,
    bool ExpertLoadFilter,
    ConfidenceThresholds Confidence,
    IReadOnlyList<string> DisabledSources
)
{
    /// <summary>The settings of a new tenant: the weights and thresholds of the design.</summary>
    public static ConfigurationPart Default { get; } = new(1, HeuristicWeights.Default, 3, 3, 3, 2, true, ConfidenceThresholds.Default, []);

    /// <summary>Highest allowed <see cref="ExplorationRate"/>: 20 %.</summary>
    public const long MaxExploration = 200_000;

    /// <summary>Documents of one source that a slate shows where the tenant sets nothing.</summary>
    public const int DefaultSourceCap = 2;

    /// <summary>Surfaces that differ from the defaults, one per kind; null when none does.</summary>
    public IReadOnlyList<SurfacePart>? Surfaces { get; init; }

    /// <summary>
    /// Share of recommendations whose last action is drawn at random from low-risk ones further down, scaled by 1,000,000; null: never.
    /// </summary>
    public long? ExplorationRate { get; init; }

    /// <summary>Words the tenant adds to <see cref="ModelFeatures.FeatureDenyList"/>; null when none.</summary>
    public IReadOnlyList<string>? DeniedFeatures { get; init; }

    /// <summary>Purposes for which the tenant withholds data fields; null when it withholds none.</summary>
    public FieldLimits? FieldLimits { get; init; }

    /// <summary>Most shown documents of one source; null: <see cref="DefaultSourceCap"/>.</summary>
    public int? MaxSameSource { get; init; }

    /// <summary>Cap on items that most recommendations show anyway; null: <see cref="PopularityCap.Default"/>.</summary>
    public PopularityCap? Popularity { get; init; }

    /// <summary>How often a customer may be contacted; null: no limit.</summary>
    public IReadOnlyList<ContactCap>? ContactCaps { get; init; }

    /// <summary>Most requests for help to one person in 24 hours; null: <see cref="DefaultDailyAsks"/>.</summary>
    public int? MostAsksADay { get; init; }

    /// <summary>Requests to one person in 24 hours where the tenant sets nothing.</summary>
    public const int DefaultDailyAsks = 8;

    /// <summary>The daily cap on requests in force.</summary>
    public int DailyAsks => MostAsksADay ?? DefaultDailyAsks;

    /// <summary>The cap on documents of one source in force.</summary>
    public int SourceCap => MaxSameSource ?? DefaultSourceCap;

    /// <summary>The popularity cap in force.</summary>
    public PopularityCap PopularityInForce => Popularity ?? PopularityCap.Default;

    /// <summary>Weights of sources that differ from the defaults, in 0..1 scaled by 1,000,000; null when none does.</summary>
    public IReadOnlyDictionary<string, long>? SourceWeights { get; init; }

    /// <summary>Actions the tenant wants more often, among those that may be shown; null when none.</summary>
    public IReadOnlyList<StrategicPriority>? Priorities { get; init; }

    /// <summary>The surface of a kind.</summary>
    public SurfacePart SurfaceOf(SlateKind kind) =>
        Surfaces?.FirstOrDefault(surface => surface.Kind == kind) ?? SurfacePart.DefaultOf(kind);
}
