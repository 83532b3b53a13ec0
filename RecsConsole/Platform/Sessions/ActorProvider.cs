using Microsoft.AspNetCore.Components.Authorization;

namespace RecsConsole.Platform.Sessions;

/// <summary>Who acts on this page. Each call reads the membership again, so that a page left open cannot act with revoked rights.</summary>
public class ActorProvider(AuthenticationStateProvider authentication, Memberships memberships, SessionRefusals refusals)
{
    /// <summary>The actor of the open page.</summary>
    /// <exception cref="AccessRevokedException">
    /// The session is no longer valid; that was audited, and the page redirects to the sign-in.
    /// </exception>
    public virtual async Task<Actor> GetAsync(CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var session = SessionClaims.From(state.User) ?? throw new AccessRevokedException();
        if (await memberships.CheckAsync(session, cancellationToken) is not null)
        {
            return session.Actor;
        }

        await (
            authentication is CircuitSession circuit
                ? circuit.RefuseCommandAsync(session, cancellationToken)
                : refusals.RecordAsync(session, "command", cancellationToken)
        );
        throw new AccessRevokedException();
    }

    /// <summary>The actor of a request that needs one: <see cref="SessionClaims"/> were checked when it was authenticated.</summary>
    /// <exception cref="AccessRevokedException">Nobody is signed in.</exception>
    public static Actor FromHttpContext(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SessionClaims.From(context.User)?.Actor ?? throw new AccessRevokedException();
    }
}
