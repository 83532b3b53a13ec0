using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>An OpenID Connect provider on this machine that signs whatever a test asks for, right or wrong.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "recs";
    public const string ClientSecret = "a secret of thirty-two characters";
    private const string KeyId = "first";
    private readonly WebApplication _app;
    private readonly RSA _own = RSA.Create(2048);
    private readonly RSA _foreign = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Granted> _codes = new(StringComparer.Ordinal);

    private OpenIdServer(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    public static async Task<OpenIdServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OpenIdServer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(server.Discovery()));
        app.MapGet("/jwks", () => Results.Json(server.Keys()));
        app.MapPost("/token", (Delegate)server.TokenAsync); // as a delegate, because otherwise its result would not be written
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _own.Dispose();
        _foreign.Dispose();
    }

    /// <summary>Answers a sign-in request as the provider's page does; returns the address to which the browser is sent back.</summary>
    public Uri Answer(Uri asked, TokenWish wish)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var query = HttpUtility.ParseQueryString(asked.Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = new(query["code_challenge"]!, query["nonce"]!, wish);
        return new($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}&iss={Uri.EscapeDataString(Issuer)}");
    }

    /// <summary>A token with these claims and the requested signature.</summary>
    public string Sign(IDictionary<string, object> claims, SignedBy by = SignedBy.Provider)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = by switch
            {
                SignedBy.Provider => new(new RsaSecurityKey(_own) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
                SignedBy.Stranger => new(new RsaSecurityKey(_foreign) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
                SignedBy.Client => new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ClientSecret)), SecurityAlgorithms.HmacSha256),
                _ => null,
            },
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>Correct claims for issuer, audience and times.</summary>
    public Dictionary<string, object> Claims()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 300,
        };
    }

    private object Discovery() =>
        new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/jwks",
            end_session_endpoint = $"{Issuer}/leave",
        };

    private object Keys()
    {
        var key = _own.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = KeyId,
                    n = Base64UrlEncoder.Encode(key.Modulus),
                    e = Base64UrlEncoder.Encode(key.Exponent),
                },
            },
        };
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        // a code works once, and only with the verifier of the client that asked for it
        if (
            !_codes.TryRemove(form["code"].ToString(), out var granted)
            || granted.Challenge != challenge
            || form["client_secret"] != ClientSecret
        )
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var claims = Claims();
        claims["nonce"] = granted.Nonce;
        foreach (var (name, value) in granted.Wish.Claims)
        {
            claims[name] = value;
        }

        foreach (var name in granted.Wish.Without)
        {
            claims.Remove(name);
        }

        return Results.Json(
            new
            {
                access_token = "opaque",
                token_type = "Bearer",
                expires_in = 300,
                id_token = Sign(claims, granted.Wish.SignedBy),
            }
        );
    }

    private sealed record Granted(string Challenge, string Nonce, TokenWish Wish);
}

/// <summary>Claims that an ID token has in addition to the correct ones, or instead of them.</summary>
internal sealed record TokenWish(IReadOnlyDictionary<string, object> Claims)
{
    public IReadOnlyList<string> Without { get; init; } = [];

    public SignedBy SignedBy { get; init; }

    public static TokenWish Of(string name, params string[] groups) =>
        new(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = name,
                ["sid"] = $"session-of-{name}",
                ["name"] = $"{char.ToUpperInvariant(name[0])}{name[1..]}",
                ["email"] = Operators.Email(name),
                ["email_verified"] = true,
                ["groups"] = groups,
            }
        );

    public TokenWish With(string claim, object value) =>
        this with
        {
            Claims = new Dictionary<string, object>(Claims, StringComparer.Ordinal) { [claim] = value },
        };
}

internal enum SignedBy
{
    Provider,
    Stranger,
    Client,
    Nobody,
}
