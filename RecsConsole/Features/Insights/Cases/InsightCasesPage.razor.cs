using RecsConsole.Components.Charts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Cases;

/// <summary>The cases behind a figure, under the same filter. Reloads when permissions change.</summary>
public sealed partial class InsightCasesPage(OpenInsights openInsights, ListInsightCases listCases)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Person, ChangeKind.Permission];

    protected override async Task<Result<InsightCasesView>> ReadAsync(Actor actor, InsightCasesFilter question)
    {
        var frame = await Task.Run(() => openInsights.RunAsync(actor, question.Figures, Disposed), Disposed);
        if (frame.Error is { } refused)
        {
            return refused;
        }

        if (question.Drill is not { } drill)
        {
            return Error.NotFound(Texts.NoFigureInAddress);
        }

        var request = new ListInsightCasesRequest(drill, question.Figures, question.Page);
        var cases = await Task.Run(() => listCases.RunAsync(actor, request, Disposed), Disposed);
        return cases.Error is { } error ? error : new InsightCasesView(frame.Value!, cases.Value!);
    }

    private static string SummaryOf(InsightCases cases, InsightFrame frame) =>
        $"{frame.Period}: "
        + (cases.Shown, cases.Hidden) switch
        {
            (var shown, 0) => $"{Count(shown)}.",
            (var shown, 1) => Texts.OneHidden.With(Count(shown)),
            (var shown, var hidden) => Texts.SomeHidden.With(Count(shown), ChartNumbers.Count(hidden)),
        };

    private static string Count(int cases) => cases == 1 ? Texts.OneCase : Texts.Cases.With(ChartNumbers.Count(cases));

    private static string SlaWords(InsightCase line) =>
        line switch
        {
            { IsOpen: true } => Texts.SlaOpen,
            { SlaMet: true } => Texts.SlaMet,
            { SlaMet: false } => Texts.SlaMissed,
            _ => SharedTexts.NoneInSentence,
        };
}
