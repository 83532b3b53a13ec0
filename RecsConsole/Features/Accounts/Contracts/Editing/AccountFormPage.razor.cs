using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Accounts.Contracts.Governed;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Edits a customer: kept as a draft, saved as a whole; after a concurrent edit both versions are shown.</summary>
public sealed partial class AccountFormPage(ReadAccountForm readForm, SaveAccount saveAccount, TimeProvider clock)
{
    private AccountFormView? _theirs;
    private AccountTerms? _terms;
    private ReasonDialog? _dialog;
    private FormDraft<KeptTerms>? _kept;
    private string? _wrong;
    private string? _news;
    private long? _begunOn;
    private bool _isSaving;
    private bool _showAll;

    /// <summary>Null for a new customer.</summary>
    [Parameter]
    public string? Key { get; set; }

    protected override string Question => Key ?? "";

    private TimeProvider Clock => clock;

    private string Title => View?.Revision is null ? Texts.NewCustomer : View.Terms.Name;

    private TimeZoneInfo Zone => TimeZones.Find(View?.TimeZone) ?? TimeZoneInfo.Utc;

    private bool IsChanged => View is not null && _terms is not null && View.Terms != _terms.Normalised();

    private bool HasNewTerms => View!.HasOtherTerms(_terms!.Normalised());

    private bool IsForReview => HasNewTerms && !View!.Changes.IsAlone;

    private IReadOnlyList<TermsProblem> Problems => TermsRules.Check(_terms!.Normalised(), isNew: View!.Revision is null);

    // a draft of an older version stays a draft until the user decides which version counts
    private KeptTerms? Typed => IsChanged ? new(_theirs is null ? View!.Revision : _begunOn, _terms!) : null;

    protected override Task<Result<AccountFormView>> ReadAsync(Actor actor, string question) =>
        readForm.RunAsync(actor, new(question.Length == 0 ? null : question), Disposed);

    protected override void OnQuestionChanged()
    {
        Forget();
        (_terms, _theirs) = (null, null);
    }

    protected override Task OnReadAsync()
    {
        (_terms, _showAll) = (View?.Terms, false);
        return Task.CompletedTask;
    }

    private void TakeBack(KeptTerms kept)
    {
        Change(kept.Terms);
        (_begunOn, _theirs) = (kept.Revision, kept.Revision == View!.Revision ? null : View);
    }

    private void Change(AccountTerms terms) => (_terms, _wrong, _news) = (terms, null, null);

    private void KeepMine()
    {
        Replace(_theirs!);
        (_theirs, _wrong) = (null, null);
    }

    private void Take(AccountFormView view)
    {
        Replace(view);
        (_terms, _theirs, _wrong, _showAll) = (view.Terms, null, null, false);
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isSaving || !IsChanged || _theirs is not null)
        {
            return;
        }

        if (Problems is [var problem, ..])
        {
            (_wrong, _showAll) = (problem.Message, true);
            return;
        }

        if (HasNewTerms)
        {
            await _dialog!.AskAsync(TermsQuestion.From(View!, _terms!.Normalised(), clock.GetUtcNow()), SaveConfirmedAsync);
            return;
        }

        _wrong = (await SaveConfirmedAsync(""))?.Message;
    }

    private async Task<Error?> SaveConfirmedAsync(string why)
    {
        _isSaving = true;
        var actor = await ActorAsync();
        var result = await saveAccount.RunAsync(actor, new(_terms!, View!.Revision) { Why = why }, Disposed);
        if (!result.IsOk)
        {
            _isSaving = false; // what is typed stays
            await CompareAsync(actor, result.Error);
            return result.Error;
        }

        await _kept!.ForgetAsync();
        if (Key is null)
        {
            (_terms, _isSaving) = (null, false); // otherwise it would be saved as a draft again when navigating away
            Navigation.NavigateTo(ContractFilter.AddressOf(result.Value.Key), new NavigationOptions { ReplaceHistoryEntry = true });
            return null;
        }

        await ReadAgainAsync();
        (_isSaving, _news) = (false, result.Value.Message ?? Texts.CustomerSaved);
        StateHasChanged(); // the dialog calls back without rendering the page
        return null;
    }

    // another change that waits is a conflict too, but leaves both versions the same; so does a tenant that was set up meanwhile
    private async Task CompareAsync(Actor actor, Error error)
    {
        if (error.Kind is not ErrorKind.Conflict || (await readForm.RunAsync(actor, new(Key), Disposed)).Value is not { } now)
        {
            return;
        }

        (_begunOn, _theirs) = now.Revision == View!.Revision ? (_begunOn, _theirs) : (View.Revision, now);
        Replace(_theirs is null ? now : View);
        StateHasChanged();
    }

    private void TakeOver(SentBackRule back) => Change(back.Change.Read<AgreedTerms>()?.After.On(_terms!) ?? _terms!);
}
