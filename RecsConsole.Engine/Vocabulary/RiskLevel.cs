namespace RecsConsole.Engine.Vocabulary;

/// <summary>What a wrong use of an action can cost: low runs at once, medium asks to confirm, high needs a second person.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}
