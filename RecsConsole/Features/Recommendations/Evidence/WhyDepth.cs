namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>How much of the reason somebody reads: those who act want it short, those who answer for it want all of it.</summary>
public enum WhyDepth
{
    /// <summary>The reason as on the card, with its evidence.</summary>
    Brief,

    /// <summary>Every sentence, what was weighed, and what the next one had.</summary>
    Weighed,

    /// <summary>All of that with the facts by their ids.</summary>
    Full,
}
