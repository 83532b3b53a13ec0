namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>A policy that suggests the next action from visible data, to be evaluated by simulation.</summary>
public interface ISimulatedPolicy
{
    /// <summary>Key of an action; null suggests nothing.</summary>
    string? Propose(VisibleCase visible);
}
