using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People.Profile;

/// <summary>One person: edited as a draft, saved as a whole; both versions are shown when two people save at once.</summary>
public sealed partial class PersonPage(ReadPerson readPerson, SavePerson savePerson)
{
    private PersonView? _theirs;
    private PersonProfile? _draft;
    private IReadOnlyList<PersonProblem> _problems = [];
    private ConfirmDialog? _confirm;
    private string? _wrong;
    private string? _news;
    private PersonDanger _danger = new("", "", "");
    private bool _isSaving;
    private long _begunOn;
    private FormDraft<KeptPerson>? _kept;

    /// <summary>Null for a new person.</summary>
    [Parameter]
    public string? Key { get; set; }

    protected override string Question => Key ?? "";

    private string Title => View?.Id is null ? Texts.NewPerson : View.Profile.Name;

    private bool IsChanged =>
        View is not null
        && _draft is not null
        && (
            !string.Equals(View.Profile.Key, _draft.Key, StringComparison.Ordinal)
            || PersonDifference.Between(View.Profile, _draft.Normalised()).Count > 0
        );

    // a draft based on an older version stays so until the user decides which of the two to keep
    private KeptPerson? Typed => IsChanged ? new(_theirs is null ? View!.Revision : _begunOn, _draft!) : null;

    protected override Task<Result<PersonView>> ReadAsync(Actor actor, string question) =>
        readPerson.RunAsync(actor, new(question.Length == 0 ? null : question), Disposed);

    protected override void OnQuestionChanged()
    {
        Forget();
        (_draft, _theirs) = (null, null);
    }

    protected override Task OnReadAsync()
    {
        (_draft, _problems) = (View?.Profile, View is null ? [] : ProblemsOf(View.Profile));
        return Task.CompletedTask;
    }

    private IReadOnlyList<PersonProblem> ProblemsOf(PersonProfile draft) => PersonRules.Check(draft.Normalised(), View?.Id is not null);

    private void TakeBack(KeptPerson kept)
    {
        Change(kept.Profile);
        (_begunOn, _theirs) = (kept.Revision, kept.Revision == View!.Revision ? null : View);
    }

    private void Change(PersonProfile draft)
    {
        (_draft, _wrong, _news) = (draft, null, null);
        _problems = ProblemsOf(draft);
    }

    private void KeepMine()
    {
        Replace(_theirs!);
        (_theirs, _wrong) = (null, null);
    }

    private void Take(PersonView view)
    {
        Replace(view);
        (_draft, _theirs, _wrong, _problems) = (view.Profile, null, null, []);
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
        if (View!.Id is null || PersonDanger.From(View.Profile, _draft!) is not { } danger)
        {
            return true;
        }

        _danger = danger;
        StateHasChanged();
        return await _confirm!.AskAsync();
    }

    private async Task SaveConfirmedAsync()
    {
        var actor = await ActorAsync();
        var request = new SavePersonRequest(View!.Id, View.Revision, _draft!);
        var result = await savePerson.RunAsync(actor, request, Disposed);
        if (result.Error is { Kind: ErrorKind.Conflict })
        {
            (_begunOn, _theirs) = (View.Revision, (await readPerson.RunAsync(actor, new(Key), Disposed)).Value);
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
            Navigation.NavigateTo(
                $"{PeopleFilter.Home}/{Uri.EscapeDataString(result.Value.Key)}",
                new NavigationOptions { ReplaceHistoryEntry = true }
            );
            return;
        }

        await ReadAgainAsync();
        _news = Texts.SavedNews;
    }
}
