using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>The confidence of the engine's items as that of the database's and back: neither knows the other.</summary>
public static class ItemConfidences
{
    public static ItemConfidence ToItemConfidence(this ConfidenceLabel label) =>
        label switch
        {
            ConfidenceLabel.Low => ItemConfidence.Low,
            ConfidenceLabel.Medium => ItemConfidence.Medium,
            ConfidenceLabel.High => ItemConfidence.High,
            _ => throw new ArgumentOutOfRangeException(nameof(label), label, null),
        };

    public static ConfidenceLabel ToLabel(this ItemConfidence confidence) =>
        confidence switch
        {
            ItemConfidence.Low => ConfidenceLabel.Low,
            ItemConfidence.Medium => ConfidenceLabel.Medium,
            ItemConfidence.High => ConfidenceLabel.High,
            _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
        };
}
