using RecsConsole.Components.Lists;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>Any two models side by side.</summary>
public sealed partial class ComparePage(CompareModels compareModels)
{
    protected override IReadOnlyList<ChangeKind> Follows => ModelChanges.Kinds;

    protected override TimeSpan Gather => ModelChanges.Gather;

    private IReadOnlyList<FilterOption> Choices => [.. (View?.Choices ?? []).Select(version => new FilterOption(version, version))];

    private static IReadOnlyList<(string Name, Func<ModelLine, string> Value)> Figures =>
        [
            (Texts.Slate, line => ModelLabels.Kind(line.Kind)),
            (SharedTexts.Status, line => ModelLabels.Status(line.Status)),
            (Texts.LearnedFrom, line => ModelLabels.Learned(line)),
            (Texts.TestedHead, line => line.Report is { } report ? CellText.Number(report.TestDecisions) : SharedTexts.NoneInSentence),
            (Texts.Mrr, line => ModelLabels.Figure(line.Model?.Mrr)),
            ("nDCG", line => ModelLabels.Figure(line.Model?.Ndcg)),
            (Texts.Recall, line => ModelLabels.Figure(line.Model?.Recall)),
            (Texts.CalibrationError, line => ModelLabels.Figure(line.Model?.CalibrationError)),
            (
                Texts.GainInMrr,
                line => line.Report?.GainOf(ModelReport.Mrr) is { } gain ? ModelLabels.Difference(gain) : SharedTexts.NoneInSentence
            ),
        ];

    protected override Task<Result<ModelComparison>> ReadAsync(Actor actor, ModelPair question) =>
        compareModels.RunAsync(actor, question, Disposed);

    private static string Number(double? value) => value is { } known ? ModelLabels.WithSign(known) : SharedTexts.NoneInSentence;
}
