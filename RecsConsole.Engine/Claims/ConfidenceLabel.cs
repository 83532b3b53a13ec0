namespace RecsConsole.Engine.Claims;

/// <summary>The confidence label on the card; never a bare percentage.</summary>
public enum ConfidenceLabel
{
    Low,
    Medium,
    High,
}
