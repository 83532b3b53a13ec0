using RecsConsole.Components.Badges;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>
/// Reports of outdated documents: those waiting for the owner, and the answers to one's own; reloads when one is filed or answered.
/// </summary>
public sealed partial class ReportsPage(ListReports listReports, AnswerReport answerReport)
{
    private string? _news;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Report, ChangeKind.Document, ChangeKind.Permission];

    private IEnumerable<ReportScope> Scopes => Enum.GetValues<ReportScope>().Where(scope => scope != ReportScope.All || View!.MaySeeAll);

    protected override Task<Result<ReportList>> ReadAsync(Actor actor, ReportFilter question) =>
        listReports.RunAsync(actor, question.Scope, Disposed);

    private async Task<bool> AnswerAsync(AnswerReportRequest request)
    {
        var result = await answerReport.RunAsync(await ActorAsync(), request, Disposed);
        _refusal = result.Error?.Message;
        _news = result.IsOk ? Texts.AnsweredTheReporterSees : null;
        await ReadAgainAsync();
        StateHasChanged();
        return result.IsOk;
    }

    private static string Reporter(ReportLine line) => line.Reporter ?? SharedTexts.SomebodyInSentence;

    private static string WordsOf(ReportScope scope) =>
        scope switch
        {
            ReportScope.ByMe => Texts.ReportedByMe,
            ReportScope.All => SharedTexts.All,
            _ => Texts.ForMeToAnswer,
        };

    private TagTone ToneOf(ReportLine line) =>
        line.Status switch
        {
            DocumentReportStatus.Fixed => TagTone.Done,
            DocumentReportStatus.Rejected => TagTone.Plain,
            _ => line.DueAt < View!.Now ? TagTone.Late : TagTone.Soon,
        };

    private string WordsOf(ReportLine line) =>
        line.Status switch
        {
            DocumentReportStatus.Fixed => Texts.Fixed,
            DocumentReportStatus.Rejected => SharedTexts.Rejected,
            _ => line.DueAt < View!.Now ? Texts.OverdueAgain : SharedTexts.Open,
        };
}
