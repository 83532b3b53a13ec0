using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Edits a customer: kept as a draft, saved as a whole; after a concurrent edit both versions are shown.</summary>
public sealed partial class AccountFormPage(
    ReadAccountForm readForm,
    SaveAccount saveAccount,
    ActorProvider actors,
    NavigationManager navigation,
    TimeProvider clock
)
{
    private AccountFormView? _view;
    private AccountFormView? _theirs;
    private AccountTerms? _terms;
    private ConfirmDialog? _confirm;
    private FormDraft<KeptTerms>? _kept;
    private TermsDanger _danger = new("", "");
    private Error? _error;
    private string? _loadedFor;
    private string? _wrong;
    private string? _news;
    private long? _begunOn;
    private bool _isSaving;
    private bool _showAll;

    [Parameter]
    public string? Key { get; set; }

    private TimeProvider Clock => clock;

    private string Title => _view?.Revision is null ? Texts.NewCustomer : _view.Terms.Name;

    private TimeZoneInfo Zone => TimeZones.Find(_view?.TimeZone) ?? TimeZoneInfo.Utc;

    private bool IsChanged => _view is not null && _terms is not null && _view.Terms != _terms.Normalised();

    private IReadOnlyList<TermsProblem> Problems => TermsRules.Check(_terms!.Normalised(), isNew: _view!.Revision is null);

    // a draft of an older version stays a draft until the user decides which version counts
    private KeptTerms? Typed => IsChanged ? new(_theirs is null ? _view!.Revision : _begunOn, _terms!) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_view is null || !string.Equals(_loadedFor, Key, StringComparison.Ordinal))
        {
            (_loadedFor, _view, _terms, _theirs) = (Key, null, null, null);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var result = await readForm.RunAsync(await actors.GetAsync(Disposed), new(Key), Disposed);
        (_view, _error, _showAll) = (result.Value, result.Error, false);
        _terms = _view?.Terms;
    }

    private void TakeBack(KeptTerms kept)
    {
        Change(kept.Terms);
        (_begunOn, _theirs) = (kept.Revision, kept.Revision == _view!.Revision ? null : _view);
    }

    private void Change(AccountTerms terms) => (_terms, _wrong, _news) = (terms, null, null);

    private void KeepMine() => (_view, _theirs, _wrong) = (_theirs, null, null);

    private void Take(AccountFormView view) => (_view, _terms, _theirs, _wrong, _showAll) = (view, view.Terms, null, null, false);

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

        _isSaving = true;
        if (await ConfirmAsync())
        {
            await SaveConfirmedAsync();
        }

        _isSaving = false;
    }

    private async Task<bool> ConfirmAsync()
    {
        if (TermsDanger.Of(_view!, _terms!.Normalised(), clock.GetUtcNow()) is not { } danger)
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
        var result = await saveAccount.RunAsync(actor, new(_terms!, _view!.Revision), Disposed);
        if (result.Error is { Kind: ErrorKind.Conflict })
        {
            (_begunOn, _theirs) = (_view.Revision, (await readForm.RunAsync(actor, new(Key), Disposed)).Value);
        }

        _wrong = result.Error?.Message;
        if (!result.IsOk)
        {
            return;
        }

        await _kept!.ForgetAsync();
        if (Key is null)
        {
            _terms = null; // otherwise it would be saved as a draft again when navigating away
            navigation.NavigateTo(ContractFilter.AddressOf(result.Value.Key), new NavigationOptions { ReplaceHistoryEntry = true });
            return;
        }

        await ReadAsync();
        _news = Texts.CustomerSaved;
    }
}
