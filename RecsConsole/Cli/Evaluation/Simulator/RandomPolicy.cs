using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>A random eligible action.</summary>
internal sealed class RandomPolicy(SimulatedTenant tenant, RecommendationPipeline pipeline, ulong seed) : ISimulatedPolicy
{
    private readonly SimulationRandom _random = SimulationRandom.For(seed, "random policy");

    public string? Propose(VisibleCase visible)
    {
        var snapshot = tenant.Open(visible);
        var eligible = pipeline.Run(snapshot, new(SlateKind.Action, snapshot.Shared.Configuration.ActionSlots, Seed: 0)).Eligible;
        return eligible.Count == 0 ? null : _random.Pick([.. eligible]).Id;
    }
}
