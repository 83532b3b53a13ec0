using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>The endpoints that lead to a provider, and the one that it calls.</summary>
public static class OpenIdEndpoints
{
    private const long LongestLogout = 64 * 1024;

    public static WebApplication MapOpenId(this WebApplication app)
    {
        app.MapGet(SignInAddresses.SingleSignOnOf("{provider}"), BeginAsync).AllowAnonymous();
        app.MapPost(SignInAddresses.LinkAccountOf("{provider}"), LinkAsync).AddEndpointFilter(FormToken.CheckAsync);
        app.MapPost(SignInAddresses.SignInAgainOf("{provider}"), AgainAsync).AddEndpointFilter(FormToken.CheckAsync);
        app.MapPost(SignInAddresses.BackChannel, LogoutAsync)
            .AllowAnonymous()
            .DisableAntiforgery() // called by a provider, which proves itself by its signature
            .WithMetadata(new RequestSizeLimitAttribute(LongestLogout));
        return app;
    }

    private static async Task<IResult> BeginAsync(
        string provider,
        string? returnUrl,
        HttpContext context,
        OpenIdSchemes schemes,
        RefusedSignIns refused
    )
    {
        if (schemes.Find(OpenIdSchemes.SchemeOf(provider)) is null)
        {
            return Results.NotFound();
        }

        var properties = new AuthenticationProperties { RedirectUri = ReturnUrl.LocalOrHome(returnUrl) };
        return await ChallengeAsync(context, provider, properties, schemes, refused) ?? Results.Empty;
    }

    private static Task<IResult> LinkAsync(string provider, HttpContext context, OpenIdSchemes schemes, RefusedSignIns refused)
    {
        var session = SessionClaims.From(context.User) ?? throw new AccessRevokedException();
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[OpenIdEvents.LinkOf] = session.SessionId.ToString("D");
        return AskAgainAsync(context, provider, properties, schemes, refused);
    }

    private static Task<IResult> AgainAsync(string provider, HttpContext context, OpenIdSchemes schemes, RefusedSignIns refused) =>
        AskAgainAsync(context, provider, new() { RedirectUri = SignInAddresses.Sessions }, schemes, refused);

    // from a form of a page: whoever is signed in at the provider still proves that they are its owner
    private static async Task<IResult> AskAgainAsync(
        HttpContext context,
        string provider,
        AuthenticationProperties properties,
        OpenIdSchemes schemes,
        RefusedSignIns refused
    )
    {
        if (schemes.Find(OpenIdSchemes.SchemeOf(provider)) is not var (_, found))
        {
            return Results.NotFound();
        }

        properties.SetParameter("prompt", "login");
        if (await ChallengeAsync(context, provider, properties, schemes, refused) is { } failed)
        {
            return failed;
        }

        await RedirectPage.WriteAsync(context, found.Name);
        return Results.Empty;
    }

    // Null when the challenge was written.
    private static async Task<IResult?> ChallengeAsync(
        HttpContext context,
        string key,
        AuthenticationProperties properties,
        OpenIdSchemes schemes,
        RefusedSignIns refused
    )
    {
        var scheme = OpenIdSchemes.SchemeOf(key);
        try
        {
            await context.ChallengeAsync(scheme, properties);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException)
        {
            await refused.RecordAsync(key, schemes.Find(scheme)!.Value.Provider, OpenIdRefusal.Unreachable, e, context.RequestAborted);
            return Results.LocalRedirect(SignInAddresses.RefusedOf(OpenIdRefusal.Unreachable));
        }
    }

    // A form that is bound by the framework is refused without a word, or sent to the sign-in page, where it is none.
    private static async Task<IResult> LogoutAsync(HttpContext context, BackChannelLogout logout, IOptions<SignInOptions> providers)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (providers.Value.OpenId.Count == 0)
        {
            return Refused(StatusCodes.Status404NotFound, "No OpenID Connect provider is configured on this console.");
        }

        if (!context.Request.HasFormContentType)
        {
            return Refused(StatusCodes.Status400BadRequest, "The body must be a form with a logout_token.");
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return await logout.RunAsync(form["logout_token"], context.RequestAborted) is null
                ? Refused(StatusCodes.Status400BadRequest, "The logout_token is not valid here.")
                : Results.Ok();
        }
        catch (InvalidDataException)
        {
            return Refused(StatusCodes.Status400BadRequest, "The body is not a form.");
        }
        catch (BadHttpRequestException e)
        {
            return Refused(e.StatusCode, "The body could not be read.");
        }
    }

    // as OpenID Connect Back-Channel Logout 1.0 says in section 2.8; for the log of a provider, and so in English
    private static IResult Refused(int status, string why) =>
        Results.Json(new { error = "invalid_request", error_description = why }, statusCode: status);
}
