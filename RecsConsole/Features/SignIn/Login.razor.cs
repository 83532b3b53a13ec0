using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>The door. Static: only a request can set the cookie.</summary>
public sealed partial class Login(SignInOperator signInOperator, ListDemoPeople listDemoPeople, NavigationManager navigation)
{
    private IReadOnlyList<DemoTenant> _demo = [];
    private string? _error;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnAddress { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method) && SessionClaims.Of(HttpContext.User) is not null)
        {
            navigation.NavigateTo(ReturnUrl.LocalOrHome(ReturnAddress));
            return;
        }

        _demo = await listDemoPeople.RunAsync(HttpContext.RequestAborted);
    }

    private async Task SignInAsync()
    {
        if (Form is not { Email: { Length: > 0 and <= 256 } email, Password: { Length: > 0 and <= 256 } password })
        {
            _error = Texts.CredentialsMissing;
            return;
        }

        var result = await signInOperator.RunAsync(new(email, password, Form.Tenant), HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, result.Value);
        navigation.NavigateTo(ReturnUrl.LocalOrHome(ReturnAddress));
    }

    private sealed class SignInForm
    {
        public string? Email { get; set; }

        public string? Password { get; set; }

        public Guid? Tenant { get; set; }
    }
}
