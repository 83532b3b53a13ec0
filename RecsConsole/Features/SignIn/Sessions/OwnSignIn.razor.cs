using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>The section of the user's settings with password, second factor and signed-in browsers.</summary>
public sealed partial class OwnSignIn(
    ListOwnSessions listOwnSessions,
    EndOwnSessions endOwnSessions,
    AuthenticationStateProvider authentication,
    ActorProvider actors
)
{
    private IReadOnlyList<OwnSession>? _sessions;
    private SessionProof _asked;
    private string? _said;
    private bool _isEnding;

    /// <summary>What the previous page changed: "password", "factor", "sessions", "linked", or why it was not linked.</summary>
    [Parameter]
    public string? Changed { get; set; }

    private string? LinkResult => Changed is "linked" || OpenIdRefusal.Sentence(Changed) is not null ? Changed : null;

    protected override Task OnInitializedAsync()
    {
        _said = Changed switch
        {
            "password" => Texts.PasswordChanged,
            "factor" => Texts.FactorOff,
            "sessions" => Texts.SessionsEnded,
            _ => null,
        };
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var session = await SessionAsync();
        _sessions = await listOwnSessions.RunAsync(session, Disposed);
        _asked = await endOwnSessions.AskedAsync(session, Disposed);
    }

    private async Task EndAsync(Guid? one)
    {
        _isEnding = true;
        var result = await endOwnSessions.RunAsync(await SessionAsync(), one, password: null, Disposed);
        await ReadAsync();
        // the page may have been open for longer than that: what it shows now asks
        (_said, _isEnding) = (result.IsOk ? Texts.SignedOutElsewhere.With(result.Value) : result.Error.Message, false);
    }

    // checked like any other operation: an ended session cannot end others
    private async Task<SessionClaims> SessionAsync()
    {
        await actors.GetAsync(Disposed);
        var state = await authentication.GetAuthenticationStateAsync();
        return SessionClaims.From(state.User) ?? throw new AccessRevokedException();
    }
}
