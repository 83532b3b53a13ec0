using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Bulk;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.People.Absences;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Bulk;

/// <summary>
/// Steps for several selected people: for each the profile is read and saved as on its own page, with the revision that was listed.
/// </summary>
public sealed partial class PeopleBulk(ReadPerson readPerson, SavePerson savePerson, ActorProvider actors, TimeProvider clock)
{
    private BulkResult? _result;
    private ConfirmDialog? _confirm;
    private Modal? _away;
    private IReadOnlyList<PersonLine> _lines = [];
    private Action? _taken;

    /// <summary>Rows were worked on: the page loads the list again.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private DateTimeOffset Now => Timestamps.Round(clock.GetUtcNow());

    /// <param name="taken">Clears the selection, once the reader has confirmed.</param>
    public async Task AskToDeactivateAsync(IReadOnlyList<PersonLine> lines, Action taken)
    {
        Take(lines, taken);
        if (await _confirm!.AskAsync())
        {
            await RunAsync(ProfileChanges.Deactivate, Texts.IsNowInactive);
            _result!.Focus();
        }
    }

    public Task ActivateAsync(IReadOnlyList<PersonLine> lines, Action taken)
    {
        Take(lines, taken);
        return RunAndFocusAsync(ProfileChanges.Activate, Texts.IsNowActive);
    }

    /// <param name="taken">Clears the selection, once the absence is entered.</param>
    public Task AskHowLongAsync(IReadOnlyList<PersonLine> lines, Action taken)
    {
        Take(lines, taken);
        return _away!.OpenAsync();
    }

    public Task SetBackAsync(IReadOnlyList<PersonLine> lines, Action taken)
    {
        Take(lines, taken);
        var now = Now;
        return RunAndFocusAsync(profile => ProfileChanges.SetBack(profile, now), Texts.IsBack);
    }

    private void Take(IReadOnlyList<PersonLine> lines, Action taken)
    {
        (_lines, _taken) = (lines, taken);
        StateHasChanged();
    }

    private async Task<string?> SetAwayAsync(AbsenceSpan span)
    {
        var now = Now;
        await RunAsync(profile => ProfileChanges.SetAway(profile, span, now), Texts.AbsenceSaved);
        return null; // a refusal stands beside its row
    }

    private async Task RunAndFocusAsync(Func<PersonProfile, Result<PersonProfile>> change, string done)
    {
        await RunAsync(change, done);
        _result!.Focus();
    }

    private async Task RunAsync(Func<PersonProfile, Result<PersonProfile>> change, string done)
    {
        _taken?.Invoke();
        await _result!.RunAsync(_lines, async line => BulkOutcome.Of(line.Name, await SaveAsync(line, change), _ => done));
        await OnDone.InvokeAsync();
    }

    private async Task<Result<SavedPerson>> SaveAsync(PersonLine line, Func<PersonProfile, Result<PersonProfile>> change)
    {
        var actor = await actors.GetAsync(Disposed);
        var read = await readPerson.RunAsync(actor, new(line.Key), Disposed);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var changed = change(read.Value.Profile);
        return changed.IsOk ? await savePerson.RunAsync(actor, new(line.Id, line.Revision, changed.Value), Disposed) : changed.Error;
    }
}
