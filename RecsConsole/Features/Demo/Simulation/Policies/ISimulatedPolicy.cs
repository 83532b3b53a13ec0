namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>Something that suggests the next action from what the case shows, to be played forward.</summary>
public interface ISimulatedPolicy
{
    /// <summary>Key of an action; null suggests nothing.</summary>
    string? Propose(VisibleCase visible);
}
