using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>The alarms on figures: tried on the past, set, muted and deleted.</summary>
public sealed partial class AlarmsPage(ListAlarms listAlarms, AddAlarm addAlarm, SetAlarmMuted setMuted, DeleteAlarm deleteAlarm)
{
    private ConfirmDialog? _confirm;
    private string _question = "";
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Alert, ChangeKind.Person, ChangeKind.Permission];

    protected override Task<Result<AlarmList>> ReadAsync(Actor actor, AlarmQuestion question) => listAlarms.RunAsync(actor, Disposed);

    // who may not watch the whole tenant begins with a team of theirs
    private AlarmQuestion Asked(AlarmList view) =>
        view.MayWhole || Filter.Team is not null ? Filter : Filter with { Team = view.Teams[0].Key };

    private Task AddAsync(AlarmRule rule) =>
        DoAsync(actor => addAlarm.RunAsync(actor, rule, Disposed), added => added.IsUp ? Texts.AlarmAddedAndUp : Texts.AlarmAdded);

    private Task MuteAsync(AlarmLine line) =>
        DoAsync(
            actor => setMuted.RunAsync(actor, new(line.Id, !line.IsMuted), Disposed),
            _ => line.IsMuted ? Texts.AlarmUnmuted : Texts.AlarmMuted
        );

    private async Task DeleteAsync(AlarmLine line)
    {
        _question = Texts.DeleteAlarmQuestion.With(RuleLabels.Title(line.Rule));
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            await DoAsync(actor => deleteAlarm.RunAsync(actor, line.Id, Disposed), _ => Texts.AlarmDeleted);
        }
    }

    private async Task DoAsync<T>(Func<Actor, Task<Result<T>>> act, Func<T, string> say)
    {
        (_isBusy, _wrong, _news) = (true, null, null);
        var actor = await ActorAsync();
        var result = await Task.Run(() => act(actor), Disposed);
        (_wrong, _news) = (result.Error?.Message, result.IsOk ? say(result.Value) : null);
        await ReadAgainAsync();
        _isBusy = false;
    }
}
