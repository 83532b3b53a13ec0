using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy;

/// <summary>The risk of the database's actions as the engine's: neither knows the other.</summary>
public static class ActionRiskLevels
{
    public static RiskLevel ToRiskLevel(this ActionRiskLevel risk) =>
        risk switch
        {
            ActionRiskLevel.Low => RiskLevel.Low,
            ActionRiskLevel.Medium => RiskLevel.Medium,
            ActionRiskLevel.High => RiskLevel.High,
            _ => throw new ArgumentOutOfRangeException(nameof(risk), risk, null),
        };
}
