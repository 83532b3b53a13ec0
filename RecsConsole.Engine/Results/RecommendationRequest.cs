using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Results;

/// <summary>The request for one recommendation: the seed and sizes of its three slates.</summary>
public sealed record RecommendationRequest(long Seed, int ActionSlots, int DocumentSlots, int ExpertSlots)
{
    /// <summary>The tenant's sizes with a seed drawn once for the decision.</summary>
    public static RecommendationRequest From(ConfigurationPart configuration, long seed)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(seed, configuration.ActionSlots, configuration.DocumentSlots, configuration.ExpertSlots);
    }

    /// <summary>The request of one slate.</summary>
    public SlateRequest For(SlateKind kind) =>
        new(
            kind,
            kind switch
            {
                SlateKind.Action => ActionSlots,
                SlateKind.Document => DocumentSlots,
                _ => ExpertSlots,
            },
            Seed
        );
}
