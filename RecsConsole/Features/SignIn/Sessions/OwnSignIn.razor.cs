using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>On one's settings: the ways to one's password and second factor, and the browsers one is signed in with.</summary>
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

    /// <summary>What was changed on the page before this one: "password", "factor", "linked", or why it was not linked.</summary>
    [Parameter]
    public string? Changed { get; set; }

    private string? LinkSaid => Changed is "linked" || OpenIdRefusal.Sentence(Changed) is not null ? Changed : null;

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
        await SayAsync(1);
    }

    private async Task EndOthersAsync()
    {
        _isEnding = true;
        var session = await SessionAsync();
        await SayAsync(await endSessions.OthersAsync(session.OperatorId, session.SessionId, Disposed));
    }

    private async Task SayAsync(int ended)
    {
        await ReadAsync();
        (_said, _isEnding) = (Texts.SignedOutElsewhere.With(ended), false);
    }

    // checked like every other act: an ended session cannot end others
    private async Task<SessionClaims> SessionAsync()
    {
        await actors.GetAsync(Disposed);
        var state = await authentication.GetAuthenticationStateAsync();
        return SessionClaims.Of(state.User) ?? throw new AccessRevokedException();
    }
}
