using Microsoft.AspNetCore.Components;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People.Absences;

/// <summary>Reads and saves the absences of one person.</summary>
public sealed partial class AbsenceEditor(ReadAbsences readAbsences, SetAbsence setAbsence)
{
    private AbsenceList? _view;
    private PersonAbsence? _takenAway;
    private string? _error;
    private string? _wrong;
    private string? _message;
    private Guid? _read;

    /// <summary>The person; null for oneself.</summary>
    [Parameter]
    public Guid? PersonId { get; set; }

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(_view!.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Person];

    protected override Task OnChangedAsync() => ReadAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (_read is null || (PersonId is { } person && person != _read))
        {
            await ReadAsync();
        }
    }

    private string? StandInOf(PersonAbsence absence) => _view!.Colleagues.FirstOrDefault(each => each.Id == absence.StandInId)?.Name;

    private async Task ReadAsync()
    {
        var actor = await ActorAsync();
        _read = PersonId ?? actor.PersonId;
        var read = await readAbsences.RunAsync(actor, _read.Value, Disposed);
        (_view, _error) = (read.Value, read.Error?.Message);
    }

    private Task<string?> AddAsync(AbsenceSpan span) => SetAsync(Guid.CreateVersion7(), span, Texts.AbsenceSaved);

    private async Task TakeAwayAsync(PersonAbsence absence)
    {
        _wrong = await SetAsync(absence.Id, null, Texts.AbsenceRemoved);
        _takenAway = _wrong is null ? absence : null;
    }

    private async Task UndoAsync(PersonAbsence absence) =>
        _wrong = await SetAsync(absence.Id, new(absence.From, absence.To) { StandInId = absence.StandInId }, Texts.AbsenceIsBack);

    // returns an error message
    private async Task<string?> SetAsync(Guid id, AbsenceSpan? span, string message)
    {
        (_takenAway, _message, _wrong) = (null, null, null);
        var result = await setAbsence.RunAsync(await ActorAsync(), new(_read!.Value, id, span), Disposed);
        _message = result.IsOk ? message : null;
        await ReadAsync();
        StateHasChanged(); // a callback from the fields renders only them
        return result.Error?.Message;
    }
}
