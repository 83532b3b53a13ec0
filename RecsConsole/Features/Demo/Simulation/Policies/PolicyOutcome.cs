namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>How the played cases ended.</summary>
public sealed record PolicyOutcome(IReadOnlyList<PlayedCase> Cases)
{
    /// <summary>Solved within the time played, and not opened again.</summary>
    public double ResolvedShare => Cases.Average(each => each.Solved ? 1.0 : 0);

    /// <summary>Solved before the deadline, and not opened again.</summary>
    public double SlaShare => Cases.Average(each => each.EndedWell ? 1.0 : 0);

    /// <summary>Business hours to the solution; an unsolved case counts with the whole time played.</summary>
    public double MeanHours => Cases.Average(each => each.Hours);
}
