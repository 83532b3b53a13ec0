namespace RecsConsole.Components.Badges;

/// <summary>What a clock shows at an instant: the time left, negative once late, and its share of the whole, 0 to 1.</summary>
public sealed record SlaStatus(TimeSpan Left, double Share);
