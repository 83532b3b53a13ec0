using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>Lets the person name the customer of a new case, or leave it out.</summary>
public sealed partial class CustomerChoice(FindCustomers findCustomers, ActorProvider actors, TimeProvider clock)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private IReadOnlyList<FoundCustomer> _found = [];
    private ElementReference _search;
    private ElementReference _remove;
    private string _text = "";
    private string? _error;
    private bool _isAsked;
    private bool _mustFocus;

    /// <summary>Key of the customer; null for none.</summary>
    [Parameter]
    public string? Account { get; set; }

    [Parameter]
    public string? AccountName { get; set; }

    [Parameter]
    public EventCallback<FoundCustomer?> OnChosen { get; set; }

    /// <summary>What is typed to find a customer.</summary>
    [Parameter]
    public EventCallback<string> OnTyped { get; set; }

    private string Hint =>
        _error
        ?? (
            _isAsked && _found.Count == 0 ? Texts.NoCustomerFound
            : _found.Count == FindCustomers.Max ? Texts.MoreCustomersFound
            : Texts.CustomerIsOptional
        );

    private string? News => _isAsked && _found.Count > 0 ? Texts.CustomersFound.With(_found.Count) : null;

    // the control that had the focus is gone
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false;
            await (Account is null ? _search : _remove).FocusIfThereAsync();
        }
    }

    private async Task FindAsync()
    {
        var asked = _text;
        await OnTyped.InvokeAsync(asked);
        await Task.Delay(s_pause, clock, Disposed);
        if (string.Equals(asked, _text, StringComparison.Ordinal)) // otherwise more was typed
        {
            await AskAsync(asked);
        }
    }

    private async Task AskAsync(string asked)
    {
        var result = await findCustomers.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (string.Equals(asked, _text, StringComparison.Ordinal))
        {
            (_found, _error) = (result.Value ?? [], result.Error?.Message);
            _isAsked = asked.Trim().Length >= FindCustomers.FewestLetters;
        }
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        if (e is { Key: "Enter", CtrlKey: false })
        {
            await AskAsync(_text); // of the latest letters
            await (_found.Count > 0 ? ChooseAsync(_found[0]) : Task.CompletedTask);
        }
    }

    private async Task ChooseAsync(FoundCustomer? customer)
    {
        (_text, _found, _isAsked, _mustFocus) = ("", [], false, true);
        await OnTyped.InvokeAsync(_text);
        await OnChosen.InvokeAsync(customer);
    }
}
