namespace RecsConsole.Engine.Vocabulary;

/// <summary>The confidence label on the card, used instead of a bare percentage.</summary>
public enum ConfidenceLabel
{
    Low,
    Medium,
    High,
}
