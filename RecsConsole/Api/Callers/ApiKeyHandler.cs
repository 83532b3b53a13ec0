using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Callers;

/// <summary>
/// Authenticates by key: <c>Authorization: Bearer rk_…</c>. The response is the same for an invalid key and one that never existed; the
/// trail of its tenant records the reason.
/// </summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyLookup keys,
    RefusedKeys refused
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "ApiKey";

    private const string Bearer = "Bearer ";
    private ApiKeyUse? _use;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        _use = await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        return _use is { Refusal: null }
            ? AuthenticateResult.Success(new(ApiCaller.Principal(_use), Scheme))
            : AuthenticateResult.Fail("refused");
    }

    // runs after the rate limit for refusals, so that nobody can flood the trail
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await refused.RecordAsync(_use, Context.RequestAborted);
        Response.Headers.WWWAuthenticate = "Bearer";
        await ApiProblem.Of(StatusCodes.Status401Unauthorized, Texts.NoKey).ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await refused.RecordAsync(_use is null ? null : _use with { Refusal = ApiKeyRefusal.Scope }, Context.RequestAborted);
        await ApiProblem.Of(StatusCodes.Status403Forbidden, Texts.NotInScope).ExecuteAsync(Context);
    }
}
