namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>How one played case ended.</summary>
/// <param name="EndedWell">By the product's definition: solved before the deadline, and not opened again.</param>
/// <param name="Solved">Solved within the time played, and not opened again.</param>
/// <param name="Hours">Business hours to the solution that held; the whole time played without one.</param>
public sealed record PlayedCase(bool EndedWell, bool Solved, double Hours);
