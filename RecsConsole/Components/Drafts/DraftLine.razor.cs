using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>Next to free text: saves the user's input, restores it later, and shows when it was saved.</summary>
public sealed partial class DraftLine(IDraftStore store, ActorProvider actors, TimeProvider clock, IJSRuntime js) : IAsyncDisposable
{
    private DraftAutosave? _keeper;
    private BrowserDraft? _browser;
    private UndoToast? _toast;
    private string? _news;
    private string _early = ""; // typed before the stored text was loaded
    private ToastMessage? _discarded; // the last message of the toast, which is rendered once there is one
    private bool _mustTell;
    private bool _mustOpen;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public required DraftKey Draft { get; set; }

    /// <summary>The current text of the form; clear it before <see cref="ForgetAsync"/>.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Receives the restored text, an empty one when the draft is discarded, and the discarded one when that is undone.</summary>
    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>Id of the control, or of the element that contains the controls of a form.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    /// <summary>What a form of several fields has loaded and restored itself; then nothing is restored here.</summary>
    [Parameter]
    public KeptText? Kept { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // rendered from the start, so that the browser saves even what is typed before anything is loaded
    private string? BrowserKey => BrowserDraft.KeyOf(Authentication, Draft);

    /// <summary>The text was sent: deletes the draft. Also works once after this component has left the page.</summary>
    public async Task ForgetAsync()
    {
        await (_keeper?.ForgetAsync() ?? Task.CompletedTask);
        await (_browser?.ForgetAsync() ?? Task.CompletedTask);
    }

    protected override void OnParametersSet()
    {
        if (_keeper?.Draft != Draft)
        {
            _ = LeaveAsync(_keeper, _browser, _early);
            _toast?.Hide(); // it would restore the text into another form
            _mustTell = false;
            (_browser, _news, _isOpen, _mustOpen) = (null, null, false, true);
            _keeper = new(Draft, store, actors, clock, InvokeAsync, SavedTextChangedAsync);
        }

        _early = _isOpen || Kept is not null ? "" : Text;
        if (_isOpen)
        {
            _keeper!.Type(Typed(Text));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustTell && _toast is not null && _discarded is { } message)
        {
            _mustTell = false; // only now: screen readers announce what changes in a place that exists
            _toast.Show(message.Text, message.Undo);
        }

        if (_mustOpen)
        {
            _mustOpen = false;
            await OpenAsync(_keeper!);
        }
    }

    private async Task OpenAsync(DraftAutosave keeper)
    {
        var kept = Kept ?? await keeper.OpenAsync(CancellationToken.None);
        if (keeper.IsLeft)
        {
            return; // another form is on screen by now
        }

        var text = Text;
        if (Kept is not null)
        {
            keeper.Start(kept);
        }
        else if (!kept.IsEmpty)
        {
            // append what was typed while the draft was loading
            text = DraftAutosave.Join(kept.Text, _early);
            _news = SharedTexts.DraftIsBack;
            await TextChanged.InvokeAsync(text);
        }

        (_isOpen, _early) = (true, "");
        keeper.Type(Typed(text));
        var age = kept.IsEmpty ? (TimeSpan?)null : clock.GetUtcNow() - kept.At;
        var browser = BrowserKey is { } key
            ? await BrowserDraft.RestoreAsync(js, "./" + Assets["js/drafts.js"], key, Kept is null ? kept.Text : null, age)
            : null;
        if (keeper.IsLeft)
        {
            await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            return;
        }

        _browser = browser;
        StateHasChanged();
        await OnRead.InvokeAsync();
    }

    private async Task DiscardAsync()
    {
        var (keeper, text) = (_keeper!, Text);
        await TextChanged.InvokeAsync("");
        await ForgetAsync();
        _discarded = new(
            SharedTexts.DraftDiscarded,
            async () =>
            {
                if (!keeper.IsLeft)
                {
                    await TextChanged.InvokeAsync(text);
                    keeper.Type(text); // the form may be rendered only after this
                    await keeper.FlushAsync();
                }
            }
        );
        _mustTell = true;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync() => await LeaveAsync(_keeper, _browser, _early);
}
