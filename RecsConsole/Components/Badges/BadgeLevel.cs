namespace RecsConsole.Components.Badges;

/// <summary>The three steps of signs such as confidence and risk.</summary>
public enum BadgeLevel
{
    Low,
    Medium,
    High,
}
