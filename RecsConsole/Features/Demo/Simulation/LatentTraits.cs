using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Hidden facts of a case, found in none of its fields.</summary>
/// <param name="Cause">The true cause.</param>
/// <param name="Patience">How readily and quickly the customer answers, 0 to 1.</param>
/// <param name="Difficulty">How hard the cause is to recognise and to cure, 0 to 1.</param>
public sealed record LatentTraits(DemoCause Cause, double Patience, double Difficulty);
