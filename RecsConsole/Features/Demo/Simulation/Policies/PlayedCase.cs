namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>Result of one played case.</summary>
/// <param name="EndedWell">By the product's definition: solved before the deadline, and not reopened.</param>
/// <param name="Solved">Solved within the simulated time, and not reopened.</param>
/// <param name="Hours">Business hours to the final solution; the whole simulated time if there is none.</param>
public sealed record PlayedCase(bool EndedWell, bool Solved, double Hours);
