namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>How the played cases ended.</summary>
/// <param name="ResolvedShare">Solved within the time played.</param>
/// <param name="SlaShare">Solved before the deadline.</param>
/// <param name="MeanHours">Business hours to the first solution; an unsolved case counts with the whole time played.</param>
public sealed record PolicyOutcome(int Cases, double ResolvedShare, double SlaShare, double MeanHours);
