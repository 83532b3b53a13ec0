namespace RecsConsole.Engine.Claims;

/// <summary>What the card says; never a bare percentage.</summary>
public enum ConfidenceLabel
{
    Low,
    Medium,
    High,
}
