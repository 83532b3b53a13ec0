namespace RecsConsole.Components.Badges;

/// <summary>The words of a confidence.</summary>
public static class ConfidenceLabels
{
    public static string Of(ItemConfidence confidence) =>
        confidence switch
        {
            ItemConfidence.High => SharedTexts.ConfidenceHigh,
            ItemConfidence.Medium => SharedTexts.ConfidenceMedium,
            _ => SharedTexts.ConfidenceLow,
        };
}
