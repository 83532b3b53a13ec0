namespace RecsConsole.Database.Codes;

/// <summary>The risk of an action; it decides whether an action needs a confirmation or a second person.</summary>
public enum ActionRiskLevel
{
    Low,
    Medium,
    High,
}
