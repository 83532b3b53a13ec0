using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Impact;

/// <summary>A draft to try on stored decisions: the facts in force, and the same with the draft in their place.</summary>
public sealed record ImpactDraft(ImpactFacts Now, ImpactFacts Then)
{
    /// <summary>Whether a decision is one that the draft can be about; null where it may be about any.</summary>
    public Func<CaseSnapshot, bool>? Concerns { get; init; }
}

/// <summary>Facts that replace those of a stored decision, which keeps everything else.</summary>
/// <param name="Parts">Replaces shared parts; applied once for all decisions that share them.</param>
public sealed record ImpactFacts(Func<SharedParts, SharedParts> Parts)
{
    /// <summary>Replaces facts of the case; null when only shared parts are concerned.</summary>
    public Func<CaseSnapshot, CaseSnapshot>? Snapshot { get; init; }

    /// <summary>The facts of the decision itself.</summary>
    public static ImpactFacts Stored { get; } = new(parts => parts);

    /// <summary>Only facts of the case.</summary>
    public static ImpactFacts Of(Func<CaseSnapshot, CaseSnapshot> snapshot) => new(parts => parts) { Snapshot = snapshot };

    /// <summary>Settings; what the rules learned from the tenant's cases stays as it was in each decision.</summary>
    public static ImpactFacts Of(ConfigurationPart settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(parts =>
            parts with
            {
                Configuration = settings with { Learned = parts.Configuration.Learned, FieldLimits = parts.Configuration.FieldLimits },
            }
        );
    }
}
