using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>Documents reported out of date: what waits for the owner, and what came of one's own reports.</summary>
public sealed partial class ReportsPage(ListReports listReports, AnswerReport answerReport, ActorProvider actors)
{
    private ReportList? _list;
    private Error? _error;
    private ReportScope? _read;
    private string? _news;
    private string? _refusal;

    [SupplyParameterFromQuery(Name = "whose")]
    public string? Whose { get; set; }

    private ReportScope Scope =>
        Whose switch
        {
            "mine" => ReportScope.ByMe,
            "all" => ReportScope.All,
            _ => ReportScope.ForMe,
        };

    private IEnumerable<(ReportScope Scope, string Words)> Scopes =>
        new[] { (ReportScope.ForMe, "For me to answer"), (ReportScope.ByMe, "Reported by me"), (ReportScope.All, "All") }.Where(each =>
            each.Item1 != ReportScope.All || _list!.MaySeeAll
        );

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Scope)
        {
            _read = Scope;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await listReports.RunAsync(actor, Scope, Disposed);
        (_list, _error) = (result.Value ?? _list, result.Error);
    }

    private async Task AnswerAsync(AnswerReportRequest request)
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await answerReport.RunAsync(actor, request, Disposed);
        _refusal = result.Error?.Message;
        _news = result.IsOk ? "Answered; the reporter sees it." : null;
        await ReadAsync();
    }

    private static string AddressOf(ReportScope scope) =>
        $"{DocumentFilter.Path}/reports"
        + scope switch
        {
            ReportScope.ByMe => "?whose=mine",
            ReportScope.All => "?whose=all",
            _ => "",
        };

    private TagTone ToneOf(ReportLine line) =>
        line.Status switch
        {
            DocumentReports.Fixed => TagTone.Done,
            DocumentReports.Rejected => TagTone.Plain,
            _ => line.DueAt < _list!.Now ? TagTone.Late : TagTone.Soon,
        };

    private string WordsOf(ReportLine line) =>
        line.Status switch
        {
            DocumentReports.Fixed => "Fixed",
            DocumentReports.Rejected => "Rejected",
            _ => line.DueAt < _list!.Now ? "Overdue" : "Open",
        };
}
