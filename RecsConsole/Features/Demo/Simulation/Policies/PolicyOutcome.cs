namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>Results of the played cases.</summary>
public sealed record PolicyOutcome(IReadOnlyList<PlayedCase> Cases)
{
    /// <summary>Solved within the simulated time, and not reopened.</summary>
    public double ResolvedShare => Cases.Average(each => each.Solved ? 1.0 : 0);

    /// <summary>Solved before the deadline, and not reopened.</summary>
    public double SlaShare => Cases.Average(each => each.EndedWell ? 1.0 : 0);

    /// <summary>Business hours to the solution; an unsolved case counts with the whole simulated time.</summary>
    public double MeanHours => Cases.Average(each => each.Hours);
}
