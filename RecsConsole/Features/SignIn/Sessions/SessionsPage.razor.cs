using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Layout;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>
/// The page to end sessions of one's own account some time after signing in. Static, like the other pages that ask for the password.
/// </summary>
public sealed partial class SessionsPage(
    ListOwnSessions listOwnSessions,
    EndOwnSessions endOwnSessions,
    ListProviders listProviders,
    NavigationManager navigation
)
{
    private List<OwnSession>? _others;
    private SessionProof _asked;
    private ProviderChoice? _provider;
    private string? _error;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sessions")]
    private SessionsForm? Form { get; set; }

    private static int Minutes => (int)EndOwnSessions.Recent.TotalMinutes;

    private SessionClaims Session => SessionClaims.From(HttpContext.User) ?? throw new AccessRevokedException();

    protected override async Task OnInitializedAsync()
    {
        var aborted = HttpContext.RequestAborted;
        _others = [.. (await listOwnSessions.RunAsync(Session, aborted)).Where(each => !each.IsThis)];
        _asked = await endOwnSessions.AskedAsync(Session, aborted);
        _provider = _asked is SessionProof.Provider ? (await listProviders.OwnAsync(Session, aborted))?.Choice : null;
    }

    private async Task EndAsync()
    {
        var result = await endOwnSessions.RunAsync(Session, Form?.One, Form?.Password ?? "", HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        navigation.NavigateTo($"{RailLinks.SettingsAddress}?said=sessions");
    }

    private sealed class SessionsForm
    {
        public Guid? One { get; set; }

        public string? Password { get; set; }
    }
}
