using RecsConsole.Engine;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>
/// How many of the documents that the desk shows when new cases open are relevant to their hidden causes; compared with as many of the
/// documents used most in cases of the issue type.
/// </summary>
internal sealed class DocumentTrial(SimulatedTenant tenant, RecommendationPipeline pipeline)
{
    private readonly ILookup<string, string> _used = tenant
        .History.FinishedInBase.SelectMany(found => found.Finished!.Documents.Select(key => (found.IssueType, Key: key)))
        .GroupBy(use => use)
        .OrderByDescending(uses => uses.Count())
        .ThenBy(uses => uses.Key.Key, StringComparer.Ordinal)
        .ToLookup(uses => uses.Key.IssueType, uses => uses.Key.Key, StringComparer.Ordinal);

    public async Task<DocumentFigures> RunAsync(int cases, IReadOnlyList<ulong> seeds, CancellationToken cancellationToken)
    {
        List<JudgedSlate> slates = [];
        foreach (var seed in seeds)
        {
            for (var number = 0; number < cases; number++)
            {
                slates.Add(await JudgeAsync(number, seed, cancellationToken));
            }
        }

        return new(
            tenant.Key,
            slates.Count,
            slates.Sum(slate => slate.Shown.Count),
            Of([.. slates.Select(slate => slate.Shown)]),
            Of([.. slates.Select(slate => slate.MostUsed)])
        );
    }

    private async Task<JudgedSlate> JudgeAsync(int number, ulong seed, CancellationToken cancellationToken)
    {
        var text = tenant.Desk.Text(number, seed);
        var play = tenant.Desk.Play(number, seed, new HabitChooser(new Diagnosis(text))).Run(hours: 0);
        var snapshot = await tenant.OpenWithDocumentsAsync(tenant.Desk.Show(play, number, text), cancellationToken);
        var run = pipeline.Run(snapshot, new(SlateKind.Document, snapshot.Shared.Configuration.DocumentSlots, Seed: 0));
        var helps = play.Setting.Traits.Cause.Documents;
        var shown = run.Placement.Placed.Select(each => helps.ContainsKey(each.Id)).ToList();
        return new(shown, [.. _used[snapshot.Case.IssueType].Take(shown.Count).Select(helps.ContainsKey)]);
    }

    private static UsefulDocuments Of(IReadOnlyList<IReadOnlyList<bool>> slates) =>
        new(
            Bootstrap.MeanByGroup(slates.SelectMany((slate, i) => slate.Select(helps => new GroupedValue(GroupOf(i), ShareOf(helps))))),
            Bootstrap.Mean([.. slates.Where(slate => slate.Count > 0).Select(slate => ShareOf(slate[0]))]),
            Bootstrap.Mean([.. slates.Select(slate => ShareOf(slate.Contains(true)))])
        );

    private static double ShareOf(bool isSo) => isSo ? 1 : 0;

    private static Guid GroupOf(int number) => new(number, 0, 0, new byte[8]);

    // For each document in order: whether it is relevant to the cause.
    private sealed record JudgedSlate(IReadOnlyList<bool> Shown, IReadOnlyList<bool> MostUsed);
}
