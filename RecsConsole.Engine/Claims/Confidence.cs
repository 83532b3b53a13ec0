using System.Text.Json.Serialization;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>The confidence label and the reason for it.</summary>
/// <param name="Probability">Calibrated, scaled by 1,000,000; not shown on the card.</param>
/// <param name="SimilarCases">Number of similar resolved cases that used the item.</param>
/// <param name="EndedWell">How many of them ended well.</param>
/// <param name="LowerBound">Wilson lower bound of that share, scaled by 1,000,000.</param>
/// <param name="Completeness">Share of the case's fields that are known, scaled by 1,000,000.</param>
/// <param name="Reason">The claim that states the reason for the label; stored as "ground".</param>
public sealed record Confidence(
    ConfidenceLabel Label,
    long Probability,
    int SimilarCases,
    int EndedWell,
    long LowerBound,
    long Completeness,
    [property: JsonPropertyName("ground")] Claim Reason
)
{
    /// <summary>
    /// No counted case took the action in this situation, so the probability is that of all steps and no figure to compare actions by; null
    /// otherwise.
    /// </summary>
    public bool? IsInherited { get; init; }
}
