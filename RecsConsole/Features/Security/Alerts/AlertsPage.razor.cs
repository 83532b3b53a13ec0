using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>
/// Security alerts, with the evidence of the open one; reloads when permissions change (as in an emergency) or someone reports something.
/// </summary>
public sealed partial class AlertsPage(ListAlerts listAlerts, MarkAlertSeen markAlertSeen, AnswerAlert answerAlert)
{
    private string? _news;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Permission, ChangeKind.Person, ChangeKind.Report];

    private AlertLine? Open => View?.Open is { } open && open.Id == Filter.Alert ? open : null;

    protected override Task<Result<AlertList>> ReadAsync(Actor actor, AlertFilter question) =>
        listAlerts.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => (_news, _refusal) = (null, null);

    private async Task<ListPart<AlertLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page, Alert = null })).Value?.Part;

    private void Narrow(AlertFilter filter) => Show(filter with { Page = 1 });

    private async Task<bool> AnswerAsync(AnswerAlertRequest request)
    {
        var result = await answerAlert.RunAsync(await ActorAsync(), request, Disposed);
        (_refusal, _news) = (result.Error?.Message, result.IsOk ? Texts.AnsweredTheySeeIt : null);
        await ReadAgainAsync();
        StateHasChanged();
        return result.IsOk;
    }

    private Task MarkAsync(GridSelection<AlertLine> picked)
    {
        IReadOnlyList<AlertLine> unseen = [.. picked.Lines.Where(line => line.SeenAt is null)];
        picked.Clear();
        return MarkAsync(unseen);
    }

    private async Task MarkAsync(IReadOnlyList<AlertLine> lines)
    {
        _refusal = null;
        foreach (var line in lines)
        {
            var result = await markAlertSeen.RunAsync(await ActorAsync(), line.Id, Disposed);
            _refusal ??= result.Error?.Message;
        }

        _news =
            _refusal is not null ? null
            : lines.Count == 1 ? Texts.MarkedAsSeen
            : Texts.AlertsMarkedAsSeen.With(lines.Count);
        await ReadAgainAsync();
    }
}
