namespace RecsConsole.Components.Signs;

/// <summary>The three steps of signs such as confidence and risk.</summary>
public enum SignLevel
{
    Low,
    Medium,
    High,
}
