using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Layout;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// The page to change one's own password. Static, because only a request can set the cookie of the session that continues.
/// </summary>
public sealed partial class PasswordPage(ChangePassword changePassword, NavigationManager navigation)
{
    private string? _error;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordForm? Form { get; set; }

    private async Task ChangeAsync()
    {
        var session = SessionClaims.From(HttpContext.User) ?? throw new AccessRevokedException();
        var request = new ChangePasswordRequest(Form?.Present ?? "", Form?.Wanted ?? "", HttpContext.Request.Headers.UserAgent);
        var result = await changePassword.RunAsync(session, request, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.ContinueSessionAsync(result.Value);
        navigation.NavigateTo($"{RailLinks.SettingsAddress}?said=password");
    }

    private sealed class PasswordForm
    {
        public string? Present { get; set; }

        public string? Wanted { get; set; }
    }
}
