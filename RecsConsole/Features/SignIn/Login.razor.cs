using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>The sign-in page. Static, because only a request can set the cookie.</summary>
public sealed partial class Login(
    SignInOperator signInOperator,
    SignInByPasskey signInByPasskey,
    ListDemoPeople listDemoPeople,
    ListProviders listProviders,
    SetupLink setupLink,
    NavigationManager navigation
)
{
    private IReadOnlyList<DemoSignInTenant> _demo = [];
    private IReadOnlyList<ProviderChoice> _providers = [];
    private PasskeyChallenge? _passkey;
    private string? _error;
    private string? _pending;
    private bool _isEmpty;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnAddress { get; set; }

    /// <summary>Why a provider's response was refused: the code of <see cref="OpenIdRefusal"/>.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    private string? Refused { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private PasskeyForm? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "code")]
    private CodeForm? Confirmed { get; set; }

    private AttemptOrigin From => DeviceCookie.OriginOf(HttpContext);

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method) && FactorGate.IsClosed(HttpContext))
        {
            navigation.NavigateTo(SignInAddresses.SecondFactor);
            return;
        }

        if (HttpMethods.IsGet(HttpContext.Request.Method) && SessionClaims.From(HttpContext.User) is not null)
        {
            navigation.NavigateTo(ReturnUrl.LocalOrHome(ReturnAddress));
            return;
        }

        _pending = Confirmed?.Pending; // the form must be rendered to be handled
        _error = HttpMethods.IsGet(HttpContext.Request.Method) ? OpenIdRefusal.Sentence(Refused) : null;
        _passkey = await signInByPasskey.BeginAsync(HttpContext);
        _providers = await listProviders.AtTheDoorAsync(HttpContext.RequestAborted);
        _isEmpty = await setupLink.IsNeededAsync(HttpContext.RequestAborted);
        _demo = await listDemoPeople.RunAsync(HttpContext.RequestAborted);
    }

    private string SignInWith(ProviderChoice choice) =>
        $"{SignInAddresses.SingleSignOnOf(choice.Key)}?returnUrl={Uri.EscapeDataString(ReturnUrl.LocalOrHome(ReturnAddress))}";

    private async Task SignInAsync()
    {
        if (Form is not { Email: { Length: > 0 and <= 256 } email, Password: { Length: > 0 and <= 256 } password })
        {
            _error = Texts.CredentialsMissing;
            return;
        }

        var request = new SignInRequest(email, password, Form.Tenant, HttpContext.Request.Headers.UserAgent) { From = From };
        await EnterAsync(await signInOperator.RunAsync(request, HttpContext.RequestAborted));
    }

    private async Task SignInByPasskeyAsync()
    {
        var answer = new PasskeyAnswer(Passkey?.State ?? "", Passkey?.Credential ?? "");
        await EnterAsync(await signInByPasskey.RunAsync(answer, HttpContext, HttpContext.RequestAborted));
    }

    private async Task ConfirmAsync()
    {
        var browser = HttpContext.Request.Headers.UserAgent;
        var request = new ConfirmSignInRequest(_pending ?? "", Confirmed?.Code ?? "", browser) { From = From };
        await EnterAsync(await signInOperator.ConfirmAsync(request, HttpContext.RequestAborted));
    }

    private async Task EnterAsync(Result<SignInAnswer> result)
    {
        if (!result.IsOk)
        {
            _error = result.Error.Message;
        }
        else if (result.Value.Principal is { } principal)
        {
            await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, principal);
            if (result.Value.Device is { } device)
            {
                DeviceCookie.Keep(HttpContext, device);
            }

            navigation.NavigateTo(ReturnUrl.LocalOrHome(ReturnAddress));
        }
        else
        {
            _pending = result.Value.Pending;
        }
    }

    private sealed class SignInForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }

        public Guid? Tenant { get; set; }
    }

    private sealed class PasskeyForm
    {
        public string? State { get; set; }

        public string? Credential { get; set; }
    }

    private sealed class CodeForm
    {
        public string? Pending { get; set; }

        public string? Code { get; set; }
    }
}
