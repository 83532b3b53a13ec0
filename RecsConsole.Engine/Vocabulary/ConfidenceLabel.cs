namespace RecsConsole.Engine.Vocabulary;

/// <summary>The confidence label on the card; never a bare percentage.</summary>
public enum ConfidenceLabel
{
    Low,
    Medium,
    High,
}
