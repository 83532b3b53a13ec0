using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Requests a reset link for a forgotten password. The response is the same whether the name exists or not.</summary>
public sealed partial class ForgotPage(ResetPassword resetPassword)
{
    private bool _isAsked;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "forgot")]
    private ForgotForm? Form { get; set; }

    private async Task AskAsync()
    {
        await resetPassword.SendAsync(Form?.Email ?? "", HttpContext.RequestAborted);
        _isAsked = true;
    }

    private sealed class ForgotForm
    {
        public string? Email { get; set; }
    }
}
