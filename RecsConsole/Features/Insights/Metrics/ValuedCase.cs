namespace RecsConsole.Features.Insights.Metrics;

/// <summary>A resolved case, as far as its value is compared.</summary>
/// <param name="IsWith">A suggestion was accepted on it.</param>
/// <param name="Alike">What makes cases comparable: issue type and priority.</param>
/// <param name="Hours">Time from opening to resolution.</param>
internal sealed record ValuedCase(bool IsWith, string Alike, double Hours, bool WasReopened);
