using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Security alerts, with their witnesses.</summary>
public sealed partial class AlertsPage(ListAlerts listAlerts, MarkAlertSeen markAlertSeen, ActorProvider actors)
{
    /// <summary>Where it is.</summary>
    public const string Address = "/audit/alerts";

    private AlertList? _list;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private string? _news;
    private string? _refusal;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await listAlerts.RunAsync(actor, Disposed);
        (_list, _error) = (result.Value ?? _list, result.Error);
        _zone = TimeZones.Find(_list?.TimeZone);
    }

    private async Task MarkAsync(Guid alertId)
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await markAlertSeen.RunAsync(actor, alertId, Disposed);
        _refusal = result.Error?.Message;
        _news = result.IsOk ? "Marked as seen." : null;
        await ReadAsync();
    }
}
