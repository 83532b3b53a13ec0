using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RecsConsole.Components.Layout;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Connects the framework's OpenID Connect handler with the console's accounts: handles accepted and refused responses.</summary>
public sealed class OpenIdEvents(
    OpenIdSchemes schemes,
    UsedTokens usedTokens,
    EnterByProvider enterByProvider,
    LinkProvider linkProvider,
    RefusedSignIns refusedSignIns,
    ConsoleAddress address,
    IOptions<SignInOptions> options
) : OpenIdConnectEvents
{
    /// <summary>Property in the state of a sign-in that links an account: the session that requested it.</summary>
    public const string LinkOf = "link";

    private static readonly TimeSpan s_nonceKept = TimeSpan.FromHours(2); // longer than a sign-in may take

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.Value.Address is not null)
        {
            context.ProtocolMessage.RedirectUri = address.Of(context.Options.CallbackPath);
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        if (options.Value.Address is not null)
        {
            context.ProtocolMessage.PostLogoutRedirectUri = address.Of(context.Options.SignedOutCallbackPath);
        }

        return Task.CompletedTask;
    }

    /// <summary>The framework accepts an unsigned ID token because it comes from the provider over TLS; here it is refused.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!OpenIdSchemes.Algorithms.Contains(context.SecurityToken?.SignatureAlgorithm, StringComparer.Ordinal))
        {
            context.Fail(new SecurityTokenInvalidSignatureException());
        }

        return Task.CompletedTask;
    }

    /// <summary>The response is valid: the cookie is written for the principal set here.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (schemes.Find(context.Scheme.Name) is not var (key, provider))
        {
            throw new InvalidOperationException("A provider answered that is not configured.");
        }

        var (http, aborted) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (ProviderIdentity.From(provider, context.Principal) is not { } identity)
        {
            await RefuseAsync(context, key, provider, OpenIdRefusal.InvalidToken);
            return;
        }

        // the sign-in's cookies are removed with its first response; a replay with saved cookies is detected here
        var nonce = context.Principal!.FindFirstValue("nonce") ?? "";
        if (!await usedTokens.TryUseAsync("nonce", identity.Issuer, nonce, s_nonceKept, aborted))
        {
            await RefuseAsync(context, key, provider, OpenIdRefusal.StartAgain);
            return;
        }

        if (context.Properties?.Items.TryGetValue(LinkOf, out var asked) is true)
        {
            await LinkAsync(context, key, identity, asked);
            return;
        }

        var (principal, refused) = await enterByProvider.RunAsync(identity, http.Request.Headers.UserAgent, aborted);
        if (principal is null)
        {
            await RefuseAsync(context, key, provider, refused ?? OpenIdRefusal.NotActive);
            return;
        }

        context.Principal = principal;
        context.Properties = SessionTicket.Kept(context.Properties);
    }

    /// <summary>The response is invalid or missing.</summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reason = ReasonOf(context.Failure);
        if (schemes.Find(context.Scheme.Name) is var (key, provider))
        {
            await refusedSignIns.RecordAsync(key, provider, reason, context.Failure, context.HttpContext.RequestAborted);
        }

        context.Response.Redirect(SignInAddresses.RefusedOf(reason));
        context.HandleResponse();
    }

    public static string ReasonOf(Exception? failure) =>
        failure switch
        {
            OpenIdConnectProtocolException { Data: { Count: > 0 } said } when said.Contains("error") => OpenIdRefusal.ProviderRefused,
            SecurityTokenException or SecurityTokenArgumentException or OpenIdConnectProtocolException => OpenIdRefusal.InvalidToken,
            HttpRequestException or OperationCanceledException or InvalidOperationException => OpenIdRefusal.Unreachable,
            AuthenticationFailureException { InnerException: { } inner } => ReasonOf(inner),
            _ => OpenIdRefusal.StartAgain,
        };

    private async Task LinkAsync(TicketReceivedContext context, string key, ProviderIdentity identity, string? asked)
    {
        var ticket = await context.HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var session = SessionClaims.From(ticket.Principal);
        var refused =
            session is null || !string.Equals(session.SessionId.ToString("D"), asked, StringComparison.Ordinal)
                ? OpenIdRefusal.OtherSession
                : await linkProvider.RunAsync(session, identity, context.HttpContext.RequestAborted);
        if (refused is not null)
        {
            await refusedSignIns.RecordAsync(key, identity.Provider, refused, why: null, context.HttpContext.RequestAborted);
        }

        context.Response.Redirect($"{RailLinks.SettingsAddress}?said={refused ?? "linked"}");
        context.HandleResponse();
    }

    private async Task RefuseAsync(TicketReceivedContext context, string key, OpenIdProvider provider, string reason)
    {
        await refusedSignIns.RecordAsync(key, provider, reason, why: null, context.HttpContext.RequestAborted);
        context.Response.Redirect(SignInAddresses.RefusedOf(reason));
        context.HandleResponse();
    }
}
