using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>The section of the user's settings with password, second factor and signed-in browsers.</summary>
public sealed partial class OwnSignIn(
    ListOwnSessions listOwnSessions,
    EndSessions endSessions,
    AuthenticationStateProvider authentication,
    ActorProvider actors
)
{
    private IReadOnlyList<OwnSession>? _sessions;
    private string? _said;
    private bool _isEnding;

    /// <summary>What the previous page changed: "password", "factor", "linked", or why it was not linked.</summary>
    [Parameter]
    public string? Changed { get; set; }

    private string? LinkResult => Changed is "linked" || OpenIdRefusal.Sentence(Changed) is not null ? Changed : null;

    protected override Task OnInitializedAsync()
    {
        _said = Changed switch
        {
            "password" => Texts.PasswordChanged,
            "factor" => Texts.FactorOff,
            _ => null,
        };
        return ReadAsync();
    }

    private async Task ReadAsync() => _sessions = await listOwnSessions.RunAsync(await SessionAsync(), Disposed);

    private async Task EndAsync(Guid id)
    {
        _isEnding = true;
        var session = await SessionAsync();
        await endSessions.OneAsync(session.OperatorId, id, Disposed);
        await ShowEndedAsync(1);
    }

    private async Task EndOthersAsync()
    {
        _isEnding = true;
        var session = await SessionAsync();
        await ShowEndedAsync(await endSessions.OthersAsync(session.OperatorId, session.SessionId, Disposed));
    }

    private async Task ShowEndedAsync(int ended)
    {
        await ReadAsync();
        (_said, _isEnding) = (Texts.SignedOutElsewhere.With(ended), false);
    }

    // checked like any other operation: an ended session cannot end others
    private async Task<SessionClaims> SessionAsync()
    {
        await actors.GetAsync(Disposed);
        var state = await authentication.GetAuthenticationStateAsync();
        return SessionClaims.From(state.User) ?? throw new AccessRevokedException();
    }
}
