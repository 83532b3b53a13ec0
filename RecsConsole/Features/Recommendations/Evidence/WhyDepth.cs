namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>How much of the reason to show: those who act want it short, those who are accountable want all of it.</summary>
public enum WhyDepth
{
    /// <summary>The reason as on the card, with its evidence.</summary>
    Brief,

    /// <summary>Every sentence, the weighted terms, and the comparison with the next item.</summary>
    Weighed,

    /// <summary>All sentences and terms, plus the facts with their ids.</summary>
    Full,
}
