using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Keys;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>Opens a case from the queue: asks what it is about, and shows it with its suggestions.</summary>
public sealed partial class NewCase
{
    private static readonly DraftKey s_key = new(DraftForms.NewCase, "new");
    private readonly ReadNewCase _readNewCase;
    private readonly CreateCase _createCase;
    private readonly ActorProvider _actors;
    private readonly NavigationManager _navigation;
    private readonly IJSRuntime _browser;
    private readonly PageKey[] _keys;
    private Modal? _modal;
    private FormDraft<NewCaseForm>? _draft;
    private Result<NewCaseChoices>? _read;
    private NewCaseForm _form = new();
    private string? _wrong;
    private bool _isSending;
    private bool _wasSent;

    public NewCase(ReadNewCase readNewCase, CreateCase createCase, ActorProvider actors, NavigationManager navigation, IJSRuntime browser)
    {
        (_readNewCase, _createCase, _actors) = (readNewCase, createCase, actors);
        (_navigation, _browser) = (navigation, browser);
        _keys = [new("n", Texts.NewCaseInSentence, AskAsync)];
    }

    // what is missing is said once the person has tried to open the case
    private IReadOnlyList<NewCaseProblem> Problems => _wasSent ? NewCaseRules.Check(_form.ToCase()) : [];

    public async Task AskAsync()
    {
        if (_modal!.IsOpen)
        {
            return;
        }

        (_wrong, _wasSent) = (null, false);
        await ReadAsync(); // first: the dialog focuses the first field, which must already be rendered
        StateHasChanged();
        await _modal.OpenAsync();
    }

    private async Task ReadAsync()
    {
        _read = await _readNewCase.RunAsync(await _actors.GetAsync(Disposed), Disposed);
        if (_read.Value is { } choices && !_form.IsTyped)
        {
            Begin(choices);
        }
    }

    private void Begin(NewCaseChoices choices) => (_form, _wrong, _wasSent) = (NewCaseForm.Of(choices), null, false);

    private void TakeBack(NewCaseForm kept) => _form = kept;

    private void Typed() => _wrong = null;

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (_isSending)
        {
            return; // a second press while the first one is under way
        }

        _wasSent = true;
        if (Problems is [var problem, ..])
        {
            _wrong = null; // said at the field, which gets the focus
            await ShowAsync(NewCaseFields.IdOf(problem.Field));
            return;
        }

        if (_form is { Account: null } && _form.AccountTyped.Trim() is { Length: > 0 } typed)
        {
            _wrong = Texts.CustomerNotChosen.With(typed);
            await ShowAsync("new-case-customer");
            return;
        }

        _isSending = true;
        try
        {
            var created = await _createCase.RunAsync(await _actors.GetAsync(Disposed), _form.ToRequest(), Disposed);
            _wrong = created.Error?.Message;
            if (created.Value is { } opened)
            {
                await LeaveAsync(opened);
            }
        }
        finally
        {
            _isSending = false;
        }
    }

    private async Task LeaveAsync(CreatedCase opened)
    {
        await (_draft?.ForgetAsync() ?? Task.CompletedTask);
        _form = new();
        await _modal!.CloseAsync();
        _navigation.NavigateTo(CaseAddresses.Of(opened.Key));
    }

    private async Task ShowAsync(string field)
    {
        try
        {
            await using var script = await _browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/field.js"]);
            await script.InvokeVoidAsync("show", field);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }
}
