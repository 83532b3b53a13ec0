using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// Ends sessions on request of their provider (OpenID Connect Back-Channel Logout 1.0): one by the provider's session id, or all of a
/// person. Pages open in them leave at once.
/// </summary>
public sealed partial class BackChannelLogout(
    IOptions<SignInOptions> providers,
    IOptionsMonitor<OpenIdConnectOptions> schemes,
    TenantDb tenantDb,
    UsedTokens usedTokens,
    EndSessions endSessions,
    TimeProvider clock,
    ILogger<BackChannelLogout> logger
)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);
    private static readonly JsonWebTokenHandler s_handler = new() { MapInboundClaims = false };

    /// <summary>Returns how many sessions ended; null when the token is invalid or not for this console.</summary>
    public async Task<int?> RunAsync(string? text, CancellationToken cancellationToken)
    {
        if (Read(text) is not { } said)
        {
            LogRefused("it is no token");
            return null;
        }

        foreach (var (key, provider) in providers.Value.OpenId)
        {
            var options = schemes.Get(OpenIdSchemes.SchemeOf(key));
            var configuration = await ConfigurationAsync(options, cancellationToken);
            if (
                configuration is null
                || !string.Equals(configuration.Issuer, said.Issuer, StringComparison.Ordinal)
                || !said.Audiences.Contains(options.ClientId, StringComparer.Ordinal)
            )
            {
                continue;
            }

            var token = await CheckAsync(said.EncodedToken, options, configuration, cancellationToken);
            return token is null ? null : await EndAsync(provider, configuration.Issuer, token, cancellationToken);
        }

        LogRefused("no configured provider and client are its issuer and audience");
        return null;
    }

    // Reads only whose keys to check with; nothing in it is trusted yet.
    internal static JsonWebToken? Read(string? text)
    {
        try
        {
            return text is not null && s_handler.CanReadToken(text) ? s_handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    private async Task<JsonWebToken?> CheckAsync(
        string text,
        OpenIdConnectOptions options,
        OpenIdConnectConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        var result = await s_handler.ValidateTokenAsync(text, Parameters(options, configuration));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            options.ConfigurationManager!.RequestRefresh(); // the provider may have rotated its keys
            var renewed = await ConfigurationAsync(options, cancellationToken);
            result = renewed is null ? result : await s_handler.ValidateTokenAsync(text, Parameters(options, renewed));
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            LogRefused(result.Exception?.GetType().Name ?? "it could not be checked");
            return null;
        }

        if (ProblemOf(token) is not { } problem)
        {
            return token;
        }

        LogRefused(problem);
        return null;
    }

    private static TokenValidationParameters Parameters(OpenIdConnectOptions options, OpenIdConnectConfiguration configuration) =>
        new()
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = OpenIdSchemes.Algorithms,
            ClockSkew = OpenIdSchemes.ClockSkew,
            RequireExpirationTime = false, // older providers send none, so the token's age is checked
        };

    private string? ProblemOf(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        if (!token.TryGetPayloadValue<long>("iat", out var seconds))
        {
            return "it does not say when it was issued";
        }

        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253_402_300_799));
        if (issuedAt > now + OpenIdSchemes.ClockSkew || issuedAt < now - s_longest)
        {
            return "it is too old, or of the future";
        }

        if (
            !token.TryGetPayloadValue<JsonElement>("events", out var events)
            || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var happened)
            || happened.ValueKind != JsonValueKind.Object
        )
        {
            return "it tells of no logout";
        }

        if (token.TryGetPayloadValue<object>("nonce", out _))
        {
            return "it has a nonce: it is an ID token";
        }

        return string.IsNullOrEmpty(token.Id) ? "it has no id"
            : SidOf(token) is null && string.IsNullOrEmpty(token.Subject) ? "it names neither session nor person"
            : null;
    }

    private async Task<int?> EndAsync(OpenIdProvider provider, string issuer, JsonWebToken token, CancellationToken cancellationToken)
    {
        if (!await usedTokens.TryUseAsync("jti", issuer, token.Id, s_longest + s_longest, cancellationToken))
        {
            LogRefused("it was used before");
            return null;
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().FirstOrDefaultAsync(row => row.Key == provider.Tenant, cancellationToken);
        if (tenant is null)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var open = db
            .Sessions.AsNoTracking()
            .Where(row => row.EndedAt == null && row.EndsAt > now && row.VouchedTenantId == tenant.Id && row.Issuer == issuer);
        if (ProviderIdentity.SessionOf(SidOf(token), issuer) is { } session)
        {
            open = open.Where(row => row.IssuerSession == session);
        }

        if (!string.IsNullOrEmpty(token.Subject))
        {
            var owner = await ProviderPeople.FindAsync(db, tenant.Id, issuer, token.Subject, cancellationToken);
            open = open.Where(row => row.OperatorId == owner);
        }

        var ended = await endSessions.AllAsync(await open.ToListAsync(cancellationToken), cancellationToken);
        LogEnded(ended, tenant.Id);
        return ended;
    }

    private static string? SidOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("sid", out var sid) && !string.IsNullOrEmpty(sid) ? sid : null;

    // Without a reachable configuration the token cannot be verified, so nothing is ended.
    private async Task<OpenIdConnectConfiguration?> ConfigurationAsync(OpenIdConnectOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            LogUnreachable(e);
            return null;
        }
    }

    [LoggerMessage(EventId = 1031, Level = LogLevel.Warning, Message = "A logout token was refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(EventId = 1032, Level = LogLevel.Information, Message = "The provider of tenant {TenantId} ended {Count} sessions")]
    private partial void LogEnded(int count, Guid tenantId);

    [LoggerMessage(EventId = 1033, Level = LogLevel.Warning, Message = "The configuration of a provider could not be read")]
    private partial void LogUnreachable(Exception exception);
}
