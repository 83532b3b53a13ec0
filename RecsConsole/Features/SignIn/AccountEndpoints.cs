using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Features.SignIn.Switching;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn;

/// <summary>The actions that need an HTTP request because they change the cookie: switching the tenant and signing out.</summary>
public static class AccountEndpoints
{
    public static WebApplication MapSignIn(this WebApplication app)
    {
        app.MapPost(SignInAddresses.Tenant, SwitchAsync).AddEndpointFilter(FormToken.CheckAsync).DisableAntiforgery(); // the framework's own check, which answers 500
        app.MapPost(SignInAddresses.SignOut, SignOutAsync)
            .AddEndpointFilter(FormToken.CheckAsync)
            .AllowAnonymous() // a second click finds the session gone, and that is what was wanted
            .WithMetadata(new BeforeSecondFactorAttribute());
        app.MapGet(SignInAddresses.Active, LeftAsync);
        app.MapPost(SignInAddresses.Active, LeftAsync); // the request itself has prolonged the session
        app.MapPost(SignInAddresses.RatedPassword, RateAsync)
            .AllowAnonymous()
            .DisableAntiforgery() // it changes nothing, and answers what everybody may ask
            .RequireRateLimiting(RatePassword.Limit)
            .WithMetadata(new RequestSizeLimitAttribute(RatePassword.LongestBody), new BeforeSecondFactorAttribute());
        return app.MapOpenId();
    }

    private static async Task<IResult> SwitchAsync([FromForm] Guid tenant, HttpContext context, SwitchTenant switchTenant)
    {
        var session = SessionClaims.From(context.User) ?? throw new AccessRevokedException();
        var result = await switchTenant.RunAsync(session, tenant, context.Request.Headers.UserAgent, context.RequestAborted);
        if (!result.IsOk)
        {
            return Results.NotFound();
        }

        await context.RefreshSessionAsync(result.Value);
        return Results.LocalRedirect("/");
    }

    // in whole seconds
    private static async Task<IResult> LeftAsync(HttpContext context, ProlongSession prolongSession)
    {
        var session = SessionClaims.From(context.User) ?? throw new AccessRevokedException();
        var left = await prolongSession.LeftAsync(session, context.RequestAborted);
        return Results.Text(((long)left.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignOutOperator signOutOperator, ProviderSignOut providerSignOut)
    {
        if (SessionClaims.From(context.User) is { } session)
        {
            await signOutOperator.RunAsync(session, context.RequestAborted);
        }

        // pages say no-store: this drops what a browser keeps of them all the same, such as the page that Back would show
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        var scheme = await SessionTicket.SchemeAsync(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return await providerSignOut.RedirectAsync(context, scheme) ? Results.Empty : Results.LocalRedirect(SignInAddresses.Login);
    }

    // Not logged and not kept: neither the password nor what was said of it. A refusal without words would become a page.
    private static async Task<IResult> RateAsync(
        [FromForm] string? password,
        [FromForm] string? name,
        [FromForm] string? email,
        HttpContext context,
        RatePassword ratePassword
    ) =>
        await ratePassword.RunAsync(new(password ?? "", name, email), SessionClaims.From(context.User)) is { } rated
            ? Results.Text(rated.ToString())
            : Results.Text(Texts.TooManyAttempts, statusCode: StatusCodes.Status429TooManyRequests);
}
