using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>The tenant's settings that change a slate. Weights and penalties are scaled by 1,000,000.</summary>
/// <param name="MaxSameKind">Maximum number of shown actions of one kind, and of documents of one kind.</param>
/// <param name="ExpertLoadFilter">True when people at capacity are excluded; false when load only lowers their score.</param>
/// <param name="DisabledSources">Names of disabled candidate sources.</param>
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
    /// <summary>The settings of a new tenant: the design's weights and thresholds.</summary>
    public static ConfigurationPart Default { get; } = new(1, HeuristicWeights.Default, 3, 3, 3, 2, true, ConfidenceThresholds.Default, []);

    /// <summary>Highest allowed <see cref="ExplorationRate"/>: 20 %.</summary>
    public const long MaxExploration = 200_000;

    /// <summary>Documents of one source shown in a slate unless the tenant sets another number.</summary>
    public const int DefaultSourceCap = 2;

    /// <summary>Surfaces that differ from the defaults, one per kind; null when none does.</summary>
    public IReadOnlyList<SurfacePart>? Surfaces { get; init; }

    /// <summary>
    /// Share of recommendations whose last action is drawn at random from lower-ranked low-risk ones, scaled by 1,000,000; null for never.
    /// </summary>
    public long? ExplorationRate { get; init; }

    /// <summary>Words the tenant adds to <see cref="ModelFeatures.FeatureDenyList"/>; null when none.</summary>
    public IReadOnlyList<string>? DeniedFeatures { get; init; }

    /// <summary>Purposes for which the tenant withholds data fields; null when it withholds none.</summary>
    public FieldLimits? FieldLimits { get; init; }

    /// <summary>Maximum number of shown documents of one source; null for <see cref="DefaultSourceCap"/>.</summary>
    public int? MaxSameSource { get; init; }

    /// <summary>Cap on items that most recommendations show anyway; null for <see cref="PopularityCap.Default"/>.</summary>
    public PopularityCap? Popularity { get; init; }

    /// <summary>How often a customer may be contacted; null for no limit.</summary>
    public IReadOnlyList<ContactCap>? ContactCaps { get; init; }

    /// <summary>Maximum number of help requests to one person in 24 hours; null for <see cref="DefaultDailyAsks"/>.</summary>
    public int? MostAsksADay { get; init; }

    /// <summary>Maximum number of requests to one person in 24 hours unless the tenant sets another number.</summary>
    public const int DefaultDailyAsks = 8;

    /// <summary>The daily cap on requests that applies.</summary>
    public int DailyAsks => MostAsksADay ?? DefaultDailyAsks;

    /// <summary>The cap on documents of one source in force.</summary>
    public int SourceCap => MaxSameSource ?? DefaultSourceCap;

    /// <summary>The popularity cap that applies.</summary>
    public PopularityCap PopularityInForce => Popularity ?? PopularityCap.Default;

    /// <summary>Weights of sources that differ from the defaults, in 0..1 scaled by 1,000,000; null when none does.</summary>
    public IReadOnlyDictionary<string, long>? SourceWeights { get; init; }

    /// <summary>
    /// Names of sources that are off by default (<see cref="Candidates.SourceSwitches.OptIn"/>) and that the tenant switched on; null when
    /// none.
    /// </summary>
    public IReadOnlyList<string>? EnabledSources { get; init; }

    /// <summary>Actions the tenant wants more often, among those that may be shown; null when none.</summary>
    public IReadOnlyList<StrategicPriority>? Priorities { get; init; }

    /// <summary>What the weighted rules learned from the tenant's cases; null before anything was.</summary>
    public LearnedRules? Learned { get; init; }

    public SurfacePart SurfaceOf(SlateKind kind) =>
        Surfaces?.FirstOrDefault(surface => surface.Kind == kind) ?? SurfacePart.DefaultOf(kind);
}
