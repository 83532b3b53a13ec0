using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>The desk's first action, with a given ranker.</summary>
internal sealed class DeskPolicy(SimulatedTenant tenant, RecommendationPipeline pipeline) : ISimulatedPolicy
{
    public string? Propose(VisibleCase visible)
    {
        var snapshot = tenant.Open(visible);
        var run = pipeline.Run(snapshot, new(SlateKind.Action, snapshot.Shared.Configuration.ActionSlots, Seed: 0));
        return run.Placement.Placed.Count == 0 ? null : run.Placement.Placed[0].Id;
    }
}
