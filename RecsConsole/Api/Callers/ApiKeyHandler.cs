using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Callers;

/// <summary>
/// Authenticates by key or by a token for it: <c>Authorization: Bearer rk_…</c> or <c>rt_…</c>. The response is the same for an invalid key
/// and one that never existed; the trail of its tenant records the reason.
/// </summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeyLookup keys,
    ApiTokens tokens,
    IOptions<ApiOptions> settings,
    RefusedKeys refused
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "ApiKey";

    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";
    private ApiKeyUse? _use;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CredentialOf(Request) is not { } credential)
        {
            return AuthenticateResult.NoResult();
        }

        var isToken = ApiTokens.IsToken(credential);
        _use = isToken ? await OfTokenAsync(credential) : await keys.FindAsync(credential, Context.RequestAborted);
        if (!isToken && settings.Value.TokensOnly && !TokenRoutes.IsFor(Request) && _use is { Refusal: null })
        {
            _use = _use with { Refusal = ApiKeyRefusal.Direct };
        }

        return _use is { Refusal: null }
            ? AuthenticateResult.Success(new(ApiCaller.Principal(_use), Scheme))
            : AuthenticateResult.Fail("refused");
    }

    // a token gets no other token: it would never end
    private async Task<ApiKeyUse?> OfTokenAsync(string token) =>
        !TokenRoutes.IsFor(Request) && tokens.Read(token) is { } key ? await keys.FindAsync(key, Context.RequestAborted) : null;

    // clients of OAuth 2.0 send their secret as the password when they ask for a token; the key names itself
    private static string? CredentialOf(HttpRequest request) =>
        request.Headers.Authorization is not [{ } header] ? null
        : header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim()
        : TokenRoutes.IsFor(request) && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? PasswordIn(header[Basic.Length..])
        : null;

    /// <summary>The password of Basic credentials; empty when they are broken.</summary>
    internal static string PasswordIn(string encoded)
    {
        var bytes = new byte[encoded.Length];
        var pair = Convert.TryFromBase64String(encoded.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return Uri.UnescapeDataString(pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    // runs after the rate limit for refusals, so that nobody can flood the trail
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await refused.RecordAsync(_use, Context.RequestAborted);
        Response.Headers.WWWAuthenticate = "Bearer";
        var words = _use?.Refusal is ApiKeyRefusal.Direct ? Texts.OnlyTokens : Texts.NoKey;
        await ApiProblem.Of(StatusCodes.Status401Unauthorized, words).ExecuteAsync(Context);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await refused.RecordAsync(_use is null ? null : _use with { Refusal = ApiKeyRefusal.Scope }, Context.RequestAborted);
        await ApiProblem.Of(StatusCodes.Status403Forbidden, Texts.NotInScope).ExecuteAsync(Context);
    }
}
