using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Layout;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>The page to turn one's second factor on and off. Static, because only a request can set the cookie.</summary>
public sealed partial class SecondFactorPage(OwnSecondFactor secondFactor, NavigationManager navigation)
{
    private SecondFactorView? _view;
    private IReadOnlyList<string>? _recovery;
    private string? _error;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "factor-on")]
    private OnForm? On { get; set; }

    [SupplyParameterFromForm(FormName = "factor-off")]
    private OffForm? Off { get; set; }

    // the owner was led here, and nothing else opens yet
    private bool IsAsked => FactorGate.IsClosed(HttpContext) && _recovery is null;

    private SessionClaims Session => SessionClaims.From(HttpContext.User) ?? throw new AccessRevokedException();

    protected override async Task OnInitializedAsync() => _view = await secondFactor.ReadAsync(Session);

    private async Task TurnOnAsync()
    {
        var result = await secondFactor.TurnOnAsync(Session, new(On?.Password ?? "", On?.Code ?? "", Browser), HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        _recovery = result.Value.RecoveryCodes;
        await HttpContext.ContinueSessionAsync(result.Value.Principal);
    }

    private async Task TurnOffAsync()
    {
        var result = await secondFactor.TurnOffAsync(Session, Off?.Password ?? "", Browser, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.ContinueSessionAsync(result.Value);
        navigation.NavigateTo($"{RailLinks.SettingsAddress}?said=factor");
    }

    private string? Browser => HttpContext.Request.Headers.UserAgent;

    private sealed class OnForm
    {
        public string? Password { get; set; }

        public string? Code { get; set; }
    }

    private sealed class OffForm
    {
        public string? Password { get; set; }
    }
}
