using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>The section of the user's settings with the link between account and provider.</summary>
public sealed partial class OwnProviderLink(ListProviders providers, AuthenticationStateProvider authentication)
{
    private OwnProvider? _own;

    /// <summary>The result from the previous page: "linked", or the code of <see cref="OpenIdRefusal"/>.</summary>
    [Parameter]
    public string? Said { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        _own = SessionClaims.From(state.User) is { } session ? await providers.OwnAsync(session, Disposed) : null;
    }
}
