using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>Which of the documents that the desk shows at the opening of a new case bear on its hidden cause.</summary>
internal sealed class DocumentTrial(SimulatedTenant tenant, RecommendationPipeline pipeline)
{
    public async Task<DocumentFigures> RunAsync(int cases, ulong seed, CancellationToken cancellationToken)
    {
        var (shown, useful) = (0, 0);
        for (var number = 0; number < cases; number++)
        {
            var text = tenant.Desk.Text(number, seed);
            var play = tenant.Desk.Play(number, seed, new HabitChooser(new Diagnosis(text))).Run(hours: 0);
            var snapshot = await tenant.OpenWithDocumentsAsync(tenant.Desk.Show(play, number, text), cancellationToken);
            var run = pipeline.Run(snapshot, new(SlateKind.Document, snapshot.Shared.Configuration.DocumentSlots, Seed: 0));
            shown += run.Placement.Placed.Count;
            useful += run.Placement.Placed.Count(each => play.Setting.Traits.Cause.Documents.ContainsKey(each.Id));
        }

        return new(tenant.Key, cases, shown, shown == 0 ? 0 : (double)useful / shown);
    }
}
