using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>On one's settings: whether one's account is linked with the tenant's provider, and the way to link it.</summary>
public sealed partial class OwnProviderLink(ListProviders providers, AuthenticationStateProvider authentication)
{
    private OwnProvider? _own;

    /// <summary>What the page before this one led to: "linked", or the code of <see cref="OpenIdRefusal"/>.</summary>
    [Parameter]
    public string? Said { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        _own = SessionClaims.Of(state.User) is { } session ? await providers.OwnAsync(session, Disposed) : null;
    }
}
