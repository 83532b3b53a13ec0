using System.Net.Mime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>
/// Checks the cookie of each request against the database and gives the request its current roles. The cookie is not rewritten for this: a
/// slow request could otherwise restore a tenant that another one has just left.
/// </summary>
public sealed class SessionCookie(Memberships memberships, SessionRefusals refusals, ProlongSession prolongSession)
    : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return; // static files are the same for everybody
        }

        var session = SessionClaims.From(context.Principal);
        var membership = session is null ? null : await memberships.ReadAsync(session, http.RequestAborted);
        if (session is not null && membership is not null)
        {
            if (membership.NeedsSecondFactor)
            {
                FactorGate.Close(http);
                if (!FactorGate.LetsThrough(http))
                {
                    context.RejectPrincipal(); // the session stays: RedirectToLogin leads to the page that opens the gate
                    return;
                }
            }

            await prolongSession.RunAsync(session, http.Request);
            context.ReplacePrincipal(SessionClaims.Principal(membership, session.SessionId));
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
        if (session is not null)
        {
            await refusals.RecordAsync(session, "request", http.RequestAborted);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsPage(context.Request))
        {
            return FactorGate.IsClosed(context.HttpContext)
                ? RefuseAsync(context, StatusCodes.Status403Forbidden, Texts.SecondFactorFirst)
                : RefuseAsync(context, StatusCodes.Status401Unauthorized, Texts.SignInFirst);
        }

        if (FactorGate.IsClosed(context.HttpContext))
        {
            context.Response.Redirect(SignInAddresses.SecondFactor);
            return Task.CompletedTask;
        }

        var returnUrl = HttpMethods.IsGet(context.Request.Method)
            ? ReturnUrl.LocalOrHome(context.Request.Path + context.Request.QueryString)
            : "/";
        context.Response.Redirect($"{SignInAddresses.Login}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsPage(context.Request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, Texts.NotInYourRoles);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    // with a body, so that the not-found page does not replace it
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { status, detail },
            options: null,
            MediaTypeNames.Application.ProblemJson,
            context.HttpContext.RequestAborted
        );
    }
}
