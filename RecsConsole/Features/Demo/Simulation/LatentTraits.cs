using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What is true of a case and stands in none of its fields.</summary>
/// <param name="Cause">What is really behind it.</param>
/// <param name="Patience">How willingly and fast the customer answers, 0 to 1.</param>
/// <param name="Difficulty">How hard the cause is to see and to cure, 0 to 1.</param>
public sealed record LatentTraits(DemoCause Cause, double Patience, double Difficulty);
