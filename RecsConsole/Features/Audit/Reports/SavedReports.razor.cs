using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Audit.Reports;

/// <summary>Names the filters on screen as a report, opens and deletes saved ones.</summary>
public sealed partial class SavedReports(
    ListAuditReports listReports,
    SaveAuditReport saveReport,
    DeleteAuditReport deleteReport,
    ActorProvider actors
)
{
    private IReadOnlyList<AuditReport> _reports = [];
    private string _name = "";
    private string? _wrong;
    private string? _news;

    [Parameter, EditorRequired]
    public required AuditFilter Filter { get; set; }

    private string Now => OwnReports.AddressOf(Filter.Address);

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var read = await listReports.RunAsync(await actors.GetAsync(Disposed), Disposed);
        (_reports, _wrong) = (read.Value ?? [], read.Error?.Message);
    }

    private async Task SaveAsync()
    {
        var saved = await saveReport.RunAsync(await actors.GetAsync(Disposed), new(_name, Now), Disposed);
        if (saved.Value is not { } report)
        {
            _wrong = saved.Error!.Message;
            return;
        }

        (_name, _news) = ("", Texts.ReportSaved.With(report.Name));
        await ReadAsync();
    }

    private async Task DeleteAsync(AuditReport report)
    {
        var deleted = await deleteReport.RunAsync(await actors.GetAsync(Disposed), report.Id, Disposed);
        if (!deleted.IsOk)
        {
            _wrong = deleted.Error.Message;
            return;
        }

        _news = Texts.ReportDeleted.With(report.Name);
        await ReadAsync();
    }
}
