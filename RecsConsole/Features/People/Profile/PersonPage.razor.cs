using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People.Profile;

/// <summary>One person: edited as a draft, saved as a whole; both versions are shown when two people save at once.</summary>
public sealed partial class PersonPage(ReadPerson readPerson, SavePerson savePerson, ActorProvider actors, NavigationManager navigation)
{
    private PersonView? _view;
    private PersonView? _theirs;
    private PersonProfile? _draft;
    private IReadOnlyList<PersonProblem> _problems = [];
    private ConfirmDialog? _confirm;
    private Error? _error;
    private string? _loadedFor;
    private string? _wrong;
    private string? _news;
    private PersonDanger _danger = new("", "", "");
    private bool _isSaving;
    private long _begunOn;
    private FormDraft<KeptPerson>? _kept;

    [Parameter]
    public string? Key { get; set; }

    private string Title => _view?.Id is null ? Texts.NewPerson : _view.Profile.Name;

    private bool IsChanged =>
        _view is not null
        && _draft is not null
        && (
            !string.Equals(_view.Profile.Key, _draft.Key, StringComparison.Ordinal)
            || PersonDifference.Between(_view.Profile, _draft.Normalised()).Count > 0
        );

    // a draft based on an older version stays so until the user decides which of the two to keep
    private KeptPerson? Typed => IsChanged ? new(_theirs is null ? _view!.Revision : _begunOn, _draft!) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_view is null || !string.Equals(_loadedFor, Key, StringComparison.Ordinal))
        {
            (_loadedFor, _view, _draft, _theirs) = (Key, null, null, null);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await readPerson.RunAsync(actor, new(Key), Disposed);
        (_view, _error) = (result.Value, result.Error);
        _draft = _view?.Profile;
        _problems = _draft is null ? [] : ProblemsOf(_draft);
    }

    private IReadOnlyList<PersonProblem> ProblemsOf(PersonProfile draft) => PersonRules.Check(draft.Normalised(), _view?.Id is not null);

    private void TakeBack(KeptPerson kept)
    {
        Change(kept.Profile);
        (_begunOn, _theirs) = (kept.Revision, kept.Revision == _view!.Revision ? null : _view);
    }

    private void Change(PersonProfile draft)
    {
        (_draft, _wrong, _news) = (draft, null, null);
        _problems = ProblemsOf(draft);
    }

    private void KeepMine() => (_view, _theirs, _wrong) = (_theirs, null, null);

    private void Take(PersonView view)
    {
        (_view, _draft, _theirs, _wrong) = (view, view.Profile, null, null);
        _problems = [];
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isSaving || !IsChanged || _theirs is not null)
        {
            return;
        }

        if (_problems is [var problem, ..])
        {
            _wrong = problem.Message;
            return;
        }

        _isSaving = true;
        if (await ConfirmAsync())
        {
            await SaveConfirmedAsync();
        }

        _isSaving = false;
    }

    private async Task<bool> ConfirmAsync()
    {
        if (_view!.Id is null || PersonDanger.Of(_view.Profile, _draft!) is not { } danger)
        {
            return true;
        }

        _danger = danger;
        StateHasChanged();
        return await _confirm!.AskAsync();
    }

    private async Task SaveConfirmedAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var request = new SavePersonRequest(_view!.Id, _view.Revision, _draft!);
        var result = await savePerson.RunAsync(actor, request, Disposed);
        if (result.Error is { Kind: ErrorKind.Conflict })
        {
            (_begunOn, _theirs) = (_view.Revision, (await readPerson.RunAsync(actor, new(Key), Disposed)).Value);
        }

        _wrong = result.Error?.Message;
        if (!result.IsOk)
        {
            return;
        }

        await _kept!.ForgetAsync();
        if (Key is null)
        {
            _draft = null; // otherwise it would be kept again when leaving for the other page
            navigation.NavigateTo(
                $"{PeopleFilter.Home}/{Uri.EscapeDataString(result.Value.Key)}",
                new NavigationOptions { ReplaceHistoryEntry = true }
            );
            return;
        }

        await ReadAsync();
        _news = Texts.SavedNews;
    }
}
