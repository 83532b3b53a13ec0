using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>Sets cases aside from the queue or the case page, and brings them back.</summary>
public sealed partial class SettingAside(ReadLookAgain readLookAgain, SetCasesAside setCasesAside, ActorProvider actors, TimeProvider clock)
{
    private Modal? _modal;
    private UndoToast? _toast;
    private string _title = "";
    private string? _wrong;
    private DateTime? _typed;
    private IReadOnlyList<CaseToAssign> _cases = [];
    private Result<LookAgainChoices>? _choices;
    private bool _isBusy;

    /// <summary>A case was set aside or brought back: reload.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>What was not done, and why.</summary>
    [Parameter]
    public EventCallback<string> OnMessage { get; set; }

    /// <summary>The footer of a list occupies the place where the message would appear.</summary>
    [Parameter]
    public bool IsOverFoot { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Asks until when to set the cases aside.</summary>
    public async Task AskAsync(IReadOnlyList<CaseToAssign> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        (_cases, _typed, _wrong, _choices) = (cases, null, null, null);
        _title = Texts.LookAgainWhen.With(AssignmentTexts.Count(cases));
        await ReadAsync(); // first: the dialog focuses the first time, which must already be rendered
        StateHasChanged();
        await _modal!.OpenAsync();
    }

    /// <summary>Brings the cases back immediately.</summary>
    public Task BringBackAsync(IReadOnlyList<CaseToAssign> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        _cases = cases;
        return SetAsync(
            [.. cases.Select(each => new CaseAside(each.Id, each.Revision, null))],
            Texts.BroughtBack.With(AssignmentTexts.Count(cases))
        );
    }

    private async Task ReadAsync()
    {
        var asked = _cases;
        var choices = await readLookAgain.RunAsync(await actors.GetAsync(Disposed), [.. asked.Select(each => each.Id)], Disposed);
        if (ReferenceEquals(asked, _cases))
        {
            _choices = choices;
        }
    }

    private Task PutTypedAsync()
    {
        var zone = _choices?.Value is { } choices ? TimeZoneInfo.FindSystemTimeZoneById(choices.TimeZone) : TimeZoneInfo.Utc;
        _wrong =
            _typed is { } local && LookAgainTimes.Typed(local, zone) is { } at
                ? at <= clock.GetUtcNow()
                    ? Texts.AsideInThePast
                    : null
                : Texts.NoSuchTime;
        return _wrong is null ? PutAsync(LookAgainTimes.Typed(_typed!.Value, zone)!.Value) : Task.CompletedTask;
    }

    private async Task PutAsync(DateTimeOffset at)
    {
        await _modal!.CloseAsync();
        await SetAsync(
            [.. _cases.Select(each => new CaseAside(each.Id, each.Revision, at))],
            Texts.SetAsideUntil.With(AssignmentTexts.Count(_cases), InstantLabels.Of(at, clock.GetUtcNow(), Zone))
        );
    }

    private async Task SetAsync(IReadOnlyList<CaseAside> asked, string done)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var result = await setCasesAside.RunAsync(await actors.GetAsync(Disposed), new(asked), Disposed);
            await ShowOutcomeAsync(result, asked, done);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task ShowOutcomeAsync(Result<AsideOutcome> result, IReadOnlyList<CaseAside> asked, string done)
    {
        if (result.Value is not { } outcome)
        {
            await OnMessage.InvokeAsync(result.Error!.Message);
            return;
        }

        await OnDone.InvokeAsync();
        if (AsideLabels.NotDone(outcome) is { } refused)
        {
            await OnMessage.InvokeAsync(refused);
        }

        var written = outcome.Done.ToList();
        if (written.Count > 0)
        {
            _toast!.Show(
                written.Count == asked.Count ? done : Texts.SetAsideSome.With(written.Count, asked.Count),
                () => UndoAsync(written, asked)
            );
        }
    }

    // a time that has passed in the meantime cannot be restored
    private async Task UndoAsync(IReadOnlyList<AsideResult> written, IReadOnlyList<CaseAside> asked)
    {
        var before = written.Select(each => new CaseAside(
            each.CaseId,
            asked.First(one => one.CaseId == each.CaseId).Revision,
            each.Before > clock.GetUtcNow() ? each.Before : null
        ));
        var result = await setCasesAside.RunAsync(await actors.GetAsync(Disposed), new([.. before]), Disposed);
        await OnDone.InvokeAsync();
        _toast!.Show(result.IsOk ? AsideLabels.NotDone(result.Value) ?? Texts.AsAsideBefore : result.Error.Message);
    }
}
