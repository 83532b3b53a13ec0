using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Setup;

/// <summary>Where the bearer of the setup link names the first tenant and themselves. Static: only a request can set the cookie.</summary>
public sealed partial class SetupPage(SetUpConsole setUpConsole, ConsoleAddress address, KnownDevices devices, NavigationManager navigation)
{
    private bool _isOpen;
    private string? _error;

    [Parameter]
    public string Token { get; set; } = "";

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "set-up")]
    private SetUpForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _isOpen = address.IsOf(HttpContext.Request) && await setUpConsole.IsOpenAsync(Token, HttpContext.RequestAborted);
        if (!_isOpen)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task SetUpAsync()
    {
        if (!_isOpen)
        {
            return;
        }

        var form = Form ?? new();
        var request = new SetUpRequest(
            Token,
            form.TenantName ?? "",
            form.TimeZone ?? "",
            form.Name ?? "",
            form.Email ?? "",
            form.Password ?? "",
            HttpContext.Request.Headers.UserAgent
        );
        var result = await setUpConsole.RunAsync(request, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, result.Value);
        DeviceCookie.Keep(HttpContext, devices.Issue(SessionClaims.From(result.Value)!));
        navigation.NavigateTo("/");
    }

    private sealed class SetUpForm
    {
        public string? TenantName { get; set; }

        public string? TimeZone { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
