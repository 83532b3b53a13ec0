using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>Lets the user choose the schedule of a job.</summary>
public sealed partial class ScheduleDialog(SaveSchedule saveSchedule, ActorProvider actors, TimeProvider clock)
{
    private static (ScheduleKind Kind, string Words)[] Kinds =>
        [
            (ScheduleKind.Minutes, Texts.EveryFewMinutes),
            (ScheduleKind.Hourly, Texts.EveryHour),
            (ScheduleKind.Daily, Texts.EveryDay),
            (ScheduleKind.Weekdays, Texts.MondayToFriday),
            (ScheduleKind.Weekly, Texts.EveryWeek),
            (ScheduleKind.Expression, Texts.ByExpression),
        ];

    private static readonly int[] s_minutes = [2, 5, 10, 15, 20, 30];

    private static readonly DayOfWeek[] s_days =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    private Modal? _modal;
    private JobLine? _job;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private ScheduleDraft _draft = new();
    private bool _isOn;
    private bool _isSending;
    private bool _isSent;
    private FormDraft<KeptSchedule>? _kept;
    private string? _wrong;

    /// <summary>The schedule was saved; carries the message to show. A refusal is shown in the dialog, and the choice is kept.</summary>
    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    private string Title => _job is null ? Texts.Schedule : Texts.WhenDoesRun.With(_job.Title);

    private string? Problem => _isOn ? ScheduleDraft.Problem(_draft.Cron, _zone, clock.GetUtcNow()) : null;

    private string Meaning =>
        _isOn
            ? Texts.NextWithScheduleLabels.With(
                ScheduleLabels.Of(_draft.Cron),
                string.Join(", ", new JobSchedule(_draft.Cron, _zone).Next(clock.GetUtcNow(), 3).Select(Words)),
                _zone.Id
            )
            : Texts.OnRequestOnly;

    private static ScheduleDraft DraftOf(JobLine job) => job.Cron is { } cron ? ScheduleDraft.Read(cron) : new();

    private KeptSchedule? Typed =>
        _job is { } job && (_isOn != job.IsOn || _draft != DraftOf(job)) && !_isSent ? new(job.Revision, _isOn, _draft) : null;

    // a draft made for a schedule that is no longer in force is outdated
    private void TakeBack(KeptSchedule kept)
    {
        if (kept.Revision == _job!.Revision)
        {
            (_isOn, _draft) = (kept.IsOn, kept.Draft);
        }
    }

    public Task OpenAsync(JobLine job, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(job);
        (_job, _zone, _isOn, _wrong, _isSending) = (job, zone, job.IsOn, null, false);
        (_draft, _isSent) = (DraftOf(job), false);
        StateHasChanged();
        return _modal!.OpenAsync();
    }

    private void Change(ScheduleDraft draft) => (_draft, _wrong) = (draft, null);

    private void ChangeTime(ChangeEventArgs e)
    {
        if (TimeOnly.TryParse((string?)e.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Change(_draft with { Time = time });
        }
    }

    private async Task SendAsync(string? cron)
    {
        _isSending = true;
        var request = new SaveScheduleRequest(_job!.Key, cron, _isOn, _job.Revision);
        var result = await saveSchedule.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        (_wrong, _isSending) = (result.Error?.Message, false);
        if (result.IsOk)
        {
            _isSent = true;
            await (_kept?.ForgetAsync() ?? Task.CompletedTask);
            await OnSaved.InvokeAsync(result.Value);
            await _modal!.CloseAsync();
        }
    }

    private string Words(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).OnScreen("ddd d MMM HH:mm");

    private static int Number(ChangeEventArgs e) =>
        int.TryParse((string?)e.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
